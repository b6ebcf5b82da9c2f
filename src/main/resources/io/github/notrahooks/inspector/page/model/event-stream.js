/** Reads server-sent events out of pieces of text that may end anywhere. */

/** A reader of one stream: not to be used for another. */
export class EventStreamParser {
  #rest = '';
  #first = true;
  #endedInReturn = false;
  #name = '';
  #data = [];
  #id = null;

  /** How long the server asks to wait before connecting again, in milliseconds; or null. */
  retry = null;

  /**
   * Takes the next piece of the stream.
   *
   * @param {string} piece
   * @returns {{name: string, data: string, id: string | null}[]} the events that are complete with it
   */
  push(piece) {
    let text = piece;
    if (this.#first && text !== '') {
      this.#first = false;
      text = text.replace(/^\ufeff/, '');
    }
    if (this.#endedInReturn && text.startsWith('\n')) {
      text = text.slice(1);
    }
    this.#endedInReturn = text === '' ? this.#endedInReturn : text.endsWith('\r');
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop();
    const events = [];
    for (const line of lines) {
      this.#line(line, events);
    }
    return events;
  }

  #line(line, events) {
    if (line === '') {
      if (this.#data.length > 0) {
        events.push({ name: this.#name || 'message', data: this.#data.join('\n'), id: this.#id });
      }
      this.#name = '';
      this.#data = [];
      this.#id = null;
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.#name = value;
    } else if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'id' && !value.includes('\0')) {
      this.#id = value;
    } else if (field === 'retry' && /^[0-9]+$/.test(value)) {
      this.retry = Number(value);
    }
  }
}
