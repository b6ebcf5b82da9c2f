/** Sends a delivery again: as it is, or as it was edited, with the difference shown while it is edited. */

import { Refused, deliveryPath } from '../link/interface.js';
import { EditedText, lineEnds } from '../model/edited.js';
import { countHidden } from '../model/hidden.js';
import { durationWords, sizeWords, timeWords } from '../model/words.js';
import { hiddenWords } from './body-view.js';
import { button, foreign, h, setText } from './dom.js';
import { differenceList } from './differences.js';
import { responseParts } from './panels.js';

const EDITABLE = 1_048_576;
const PATIENCE_MS = 300;
const KEPT = 10;
const SIGNS = {
  auto: 'kept if valid, else anew', fresh: 'signed anew', keep: 'kept', none: 'left out',
};

/** `<send-again>`: fires `sent` with the result. */
class SendAgain extends HTMLElement {
  /**
   * Shows what is needed to send this delivery again.
   *
   * @param {any} record
   * @param {import('./panels.js').Context & {status: any}} context
   */
  show(record, context) {
    this.record = record;
    this.context = context;
    this.text = null;
    const { replayable, replayReason } = record.about;
    const refusal = context.status?.readOnly
      ? 'The inspector is read-only: it sends nothing.'
      : replayable === false ? replayReason ?? 'It cannot be sent again.' : null;
    this.results = h('div', { id: 'sent', 'aria-live': 'polite' });
    if (refusal !== null) {
      this.replaceChildren(h('p', {}, foreign(refusal)), this.results);
      this.ready = Promise.resolve(false);
      return;
    }
    this.#fields();
    this.ready = this.#loaded();
  }

  /** Sends it; `over` has what goes before what was chosen, such as the ID. */
  async send(over = {}) {
    if (this.to === undefined || this.button.disabled) {
      return;
    }
    this.button.disabled = true;
    try {
      const asked = { id: this.newOrSame.value, sign: this.sign.value, ...over };
      const to = this.to.value.trim();
      const target = this.context.status?.targets?.find(each => each.name === to);
      if (to !== '') {
        asked.to = target?.url ?? to;
      }
      const body = this.text === null ? null : this.text.toSend(this.editor.value);
      if (body !== null) {
        asked.body = body;
      }
      const result = await this.context.api.post(deliveryPath(this.record.id, 'replay'), asked);
      this.#result(result, body !== null);
      this.dispatchEvent(new CustomEvent('sent', { detail: result }));
    } catch (refused) {
      this.#refused(refused);
    } finally {
      this.button.disabled = false;
    }
  }

  /** Puts the cursor into the editor, once it has the body. */
  async edit() {
    await this.ready;
    this.editor?.focus();
    this.editor?.setSelectionRange(0, 0);
  }

  #fields() {
    const targets = this.context.status?.targets ?? [];
    this.newOrSame = select('again-id', { new: 'new', keep: 'the same' });
    this.sign = select('again-sign', SIGNS);
    this.to = h('input', {
      id: 'again-to', type: 'text', list: 'again-targets', autocomplete: 'off', spellcheck: 'false',
      placeholder: this.record.request?.url ? 'where it went' : 'the local endpoint',
    });
    this.editor = h('textarea', {
      id: 'again-body', spellcheck: 'false', autocomplete: 'off', rows: '16', disabled: true, wrap: 'soft',
      'aria-describedby': 'again-note', on: { input: () => this.#changed() },
    });
    this.note = h('p', { id: 'again-note', class: 'quiet' });
    this.difference = h('div', { id: 'again-difference', role: 'group', 'aria-label': 'What was changed' });
    this.button = button('Send', () => this.send(), { id: 'again-send', class: 'main' });
    this.reset = button('Put the original back', () => {
      this.editor.value = this.text.first;
      this.#changed();
      this.editor.focus();
    }, { hidden: true });
    this.replaceChildren(
      h('div', { class: 'fields' },
        field('Delivery ID', this.newOrSame), field('Signature', this.sign), field('To', this.to),
        h('datalist', { id: 'again-targets' }, ...targets.map(each => h('option', { value: each.name }, each.url)))),
      h('div', { class: 'tools' }, this.button, this.reset),
      this.results,
      h('label', { for: 'again-body' }, 'Body'),
      this.editor, this.note, this.difference);
  }

  async #loaded() {
    const { request } = this.record;
    if (request === undefined || request.bodyBase64 !== undefined) {
      setText(this.note, 'Its bytes are no text: they are sent as they are.');
      return false;
    }
    if (request.bodyBytes > EDITABLE) {
      setText(this.note, `${sizeWords(request.bodyBytes)} are more than can be edited here: it is sent as it is. `
        + `To edit it: notra-hooks replay ${this.record.id} --edit`);
      return false;
    }
    try {
      this.text = new EditedText(this.record.cut?.request === undefined
        ? request.body ?? ''
        : new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          await (await this.context.api.bytes(deliveryPath(this.record.id, 'body'))).blob.arrayBuffer()));
    } catch (refused) {
      setText(this.note, refused.message);
      return false;
    }
    const { original, first } = this.text;
    this.editor.value = first;
    this.editor.disabled = false;
    const notes = [
      this.text.laidOut ? 'Laid out to be edited; it is sent without the white space, as it was.' : null,
      lineEnds(original) === 'CRLF' ? 'Its lines end in CR LF, and will.' : null,
      lineEnds(original) === 'mixed' ? 'Its line ends differ; once it is edited, all are LF.' : null,
      hiddenWords(countHidden(original)),
    ];
    setText(this.note, notes.filter(each => each !== null).join(' '));
    return true;
  }

  #changed() {
    clearTimeout(this.timer);
    const body = this.text.toSend(this.editor.value);
    this.reset.hidden = body === null;
    if (body === null) {
      this.asking?.abort();
      this.editor.removeAttribute('aria-invalid');
      this.difference.replaceChildren();
      return;
    }
    this.timer = setTimeout(() => this.#compare(body), PATIENCE_MS);
  }

  async #compare(body) {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const found = await this.context.api.compareText(this.record.id, body, { signal: this.asking.signal });
      this.editor.setAttribute('aria-invalid', String(Boolean(found.problem)));
      this.difference.replaceChildren(
        ...found.problem ? [this.#problem(found.problem)] : [],
        ...differenceList(found, { a: 'before', b: 'edited' }));
    } catch (refused) {
      if (refused.name !== 'AbortError') {
        this.difference.replaceChildren(h('p', { class: 'bad' }, refused.message));
      }
    }
  }

  #problem({ message, line, column }) {
    const go = () => {
      const lines = this.editor.value.split('\n').slice(0, line);
      const last = [...lines.pop() ?? ''].slice(0, column - 1).join('').length;
      const at = lines.reduce((sum, each) => sum + each.length + 1, 0) + last;
      this.editor.focus();
      this.editor.setSelectionRange(at, at + 1);
    };
    return h('p', { class: 'mistake' }, h('strong', { class: 'bad' }, 'This is no JSON'),
      `, line ${line}, column ${column}: `, foreign(message), ' ', button('show', go));
  }

  #result(result, edited) {
    const tone = result.accepted ? 'good' : 'bad';
    const title = result.statusCode === null ? 'No answer' : `${result.statusCode}`;
    const lines = [
      h('p', { class: 'answered' }, h('strong', { class: 'tone', 'data-tone': tone }, `${result.accepted ? 'Accepted' : 'Not accepted'}: ${title}`),
        ` in ${durationWords(result.durationMs)}, at ${timeWords(Date.now(), Date.now())}${edited ? ', edited' : ''} `,
        result.logId ? button('open it', () => this.context.open(result.logId)) : null),
      ...[result.error, result.explanation, result.message].filter((each, i, all) => each && all.indexOf(each) === i)
        .map(each => h('p', {}, foreign(each))),
      h('p', { class: 'quiet' }, 'To ', foreign(result.url ?? ''), result.signing ? ', ' : '', foreign(result.signing ?? ''),
        ', delivery ID ', foreign(result.deliveryId ?? '-')),
    ];
    const answered = result.answer;
    if (answered) {
      const cut = answered.cut ? { shown: new TextEncoder().encode(answered.body).length, bytes: answered.bytes } : undefined;
      lines.push(h('details', {}, h('summary', {}, 'The answer'), ...responseParts(
        { ...answered, bodyBytes: answered.bytes }, cut, undefined, this.context)));
    }
    this.#put(h('div', { class: 'why', 'data-tone': tone }, ...lines));
  }

  #refused(refused) {
    this.#put(h('div', { class: 'why', 'data-tone': 'bad' },
      h('p', {}, h('strong', { class: 'bad' }, 'It was not sent')), h('p', {}, refused.message),
      refused instanceof Refused && refused.command !== null ? h('p', {}, h('code', {}, refused.command)) : null));
  }

  #put(result) {
    this.results.prepend(result);
    while (this.results.children.length > KEPT) {
      this.results.lastElementChild.remove();
    }
  }
}

function select(id, choices) {
  return h('select', { id }, ...Object.entries(choices).map(([value, label]) => h('option', { value }, label)));
}

function field(label, control) {
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control);
}

customElements.define('send-again', SendAgain);
