/** Follows what arrives, over interruptions and restarts, without losing any. */

import { Refused } from './interface.js';

const SILENCE_MS = 40_000;
const LONGEST_WAIT_MS = 10_000;

/** One reader of the events. */
export class EventFollower {
  #api;
  #handlers;
  #lastId = null;
  #retry = 1000;
  #failures = 0;
  #stop = null;

  /**
   * @param {import('./interface.js').Interface} api
   * @param {{onEvent: (name: string, data: any) => void,
   *   onState: (state: 'open' | 'waiting' | 'closed', reason?: string) => void}} handlers
   */
  constructor(api, handlers) {
    this.#api = api;
    this.#handlers = handlers;
  }

  /** Follows until it is told to stop. */
  async start() {
    const stop = new AbortController();
    this.#stop = stop;
    while (!stop.signal.aborted) {
      try {
        await this.#read(stop.signal);
        this.#handlers.onState('waiting', 'The stream ended.');
      } catch (failure) {
        if (stop.signal.aborted || failure instanceof Refused && failure.status === 401) {
          break;
        }
        this.#handlers.onState('waiting', failure instanceof Refused ? failure.message : 'The stream broke off.');
      }
      await pause(Math.min(this.#retry * 1.5 ** this.#failures++, LONGEST_WAIT_MS), stop.signal);
    }
    this.#handlers.onState('closed');
  }

  /** Stops following. */
  stop() {
    this.#stop?.abort();
  }

  async #read(signal) {
    const silence = new AbortController();
    const give = () => silence.abort();
    let timer = setTimeout(give, SILENCE_MS);
    signal.addEventListener('abort', give, { once: true });
    try {
      await this.#api.stream('events', {
        headers: this.#lastId === null ? {} : { 'Last-Event-ID': this.#lastId },
        signal: silence.signal,
        onEvent: event => this.#take(event),
        onPiece: parser => {
          clearTimeout(timer);
          timer = setTimeout(give, SILENCE_MS);
          this.#retry = parser.retry ?? this.#retry;
        },
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', give);
    }
  }

  #take({ name, data, id }) {
    const sent = JSON.parse(data);
    if (name === 'open') {
      this.#failures = 0;
      if (this.#lastId !== null && sent.lastSeq < Number(this.#lastId)) {
        // Another log than before: what was seen of it is no longer there.
        this.#lastId = null;
        this.#handlers.onEvent('gap', { why: 'other log' });
      }
      // What comes while there is no connection is asked for by this, even where nothing came before.
      this.#lastId ??= String(sent.lastSeq);
      this.#handlers.onState('open');
    }
    if (id !== null) {
      this.#lastId = id;
    }
    this.#handlers.onEvent(name, sent);
  }
}

function pause(milliseconds, signal) {
  return new Promise(done => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    }, { once: true });
  });
}
