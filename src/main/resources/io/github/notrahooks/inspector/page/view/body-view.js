/** A body in three ways: JSON that can be folded, the text as it came, and its bytes. */

import { jsonInForm } from '../model/edited.js';
import { bodyBytes, bodyText } from '../model/hex.js';
import { scan } from '../model/json-scan.js';
import { around } from '../model/lines.js';
import { countWords, sizeWords } from '../model/words.js';
import { button, foreign, h } from './dom.js';
import './byte-views.js';
import './json-tree.js';

const WAYS = { tree: 'JSON', raw: 'Raw', hex: 'Hex' };

/** `<body-view>`: shows one body. */
class BodyView extends HTMLElement {
  /**
   * Shows a body.
   *
   * @param {{body?: string, bodyBase64?: string, headers?: [string, string][]}} part
   * @param {{label: string, cut?: {shown: number, bytes: number}, bytes?: number,
   *   onCopy?: (text: string) => void, onDownload?: () => void}} options
   */
  show(part, options) {
    this.body = part;
    this.options = options;
    this.text = bodyText(part);
    const type = (part.headers ?? []).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    this.form = this.text === null ? null : jsonInForm(type, this.text);
    this.content = h('div', { class: 'body-content' });
    this.ways = Object.entries(WAYS).map(([way, label]) =>
      button(label, () => this.open(way), { 'data-way': way, 'aria-pressed': 'false' }));
    this.folds = h('span', { class: 'folds' },
      button('−', () => this.fold(-1), { title: 'Fold by one level', 'aria-label': 'Fold by one level' }),
      button('+', () => this.fold(1), { title: 'Unfold by one level', 'aria-label': 'Unfold by one level' }));
    this.replaceChildren();
    const bytes = options.bytes ?? options.cut?.bytes ?? bodyBytes(part).length;
    if (bytes === 0) {
      this.append(h('p', { class: 'quiet' }, `${options.label} is empty.`));
      return;
    }
    this.append(
      h('div', { class: 'tools' },
        h('span', { class: 'choices', role: 'group', 'aria-label': `How ${options.label.toLowerCase()} is shown` }, ...this.ways),
        this.folds,
        h('span', { class: 'size' }, ...this.#size(bytes))),
      this.content);
    this.open(this.#firstWay());
  }

  /** Folds or unfolds the JSON by a level. */
  fold(by) {
    const tree = this.content?.querySelector('json-tree');
    if (tree) {
      tree.unfold(tree.level + by);
    }
  }

  /** Shows it in a way: tree, raw or hex. */
  open(way) {
    this.ways.forEach(each => each.setAttribute('aria-pressed', String(each.dataset.way === way)));
    this.folds.hidden = way !== 'tree';
    this.content.replaceChildren();
    this[`${way}Content`]();
  }

  #firstWay() {
    if (this.text === null) {
      return 'hex';
    }
    return this.form !== null || this.#seemsJson() ? 'tree' : 'raw';
  }

  #size(bytes) {
    const { cut, onCopy, onDownload } = this.options;
    const words = cut ? `first ${sizeWords(cut.shown)} of ${sizeWords(cut.bytes)}` : sizeWords(bytes);
    const all = [words];
    if (onCopy !== undefined && this.text !== null && !cut) {
      all.push(' ', button('copy', () => onCopy(this.text)));
    }
    if (onDownload !== undefined) {
      all.push(' ', button('download', onDownload));
    }
    return all;
  }

  treeContent() {
    if (this.text === null) {
      this.content.append(h('p', { class: 'quiet' }, 'These bytes are no text in UTF-8, so that they are no JSON.'));
      return;
    }
    if (this.form !== null) {
      this.content.append(h('p', { class: 'quiet' }, 'A form; this is its field ', foreign(this.form.field), ', decoded.'));
    }
    const text = this.form?.json ?? this.text;
    const tree = h('json-tree');
    const found = tree.show(text, { cut: Boolean(this.options.cut) });
    if (found.problem !== null) {
      this.content.append(this.#mistake(text, found));
    }
    this.content.append(tree);
    if (found.unfinished) {
      this.content.append(h('p', { class: 'quiet' }, 'It goes on from here: only its beginning is shown.'));
    }
  }

  #mistake(text, { problem, length }) {
    const { before, at, after } = around(text, problem.offset);
    return h('div', { class: 'mistake' },
      h('p', {}, h('strong', { class: 'bad' }, 'This is no JSON'),
        `: in line ${problem.line}, column ${problem.column}, ${problem.message}.`
        + (length > 0 ? ' What was read before it is below.' : '')),
      h('code', {}, foreign(before), foreign(at === '' ? '⏎' : at, { tag: 'mark' }), foreign(after)),
      this.form === null
        ? button('Show it in the raw text', () => {
          this.open('raw');
          this.content.querySelector('mark')?.scrollIntoView({ block: 'center' });
        })
        : null);
  }

  rawContent() {
    if (this.text === null) {
      this.content.append(h('p', { class: 'quiet' }, 'These bytes are no text in UTF-8: see Hex.'));
      return;
    }
    const raw = h('raw-text', { role: 'group', tabindex: '0', 'aria-label': `${this.options.label} as text` });
    this.content.append(raw);
    raw.show(this.text, this.form === null && this.#seemsJson() ? scan(this.text, Boolean(this.options.cut)).problem?.offset : -1);
  }

  #seemsJson() {
    return /^[\ufeff\s]*[[{]/.test(this.text);
  }

  hexContent() {
    const hex = h('hex-bytes', { role: 'group', tabindex: '0', 'aria-label': `${this.options.label} in hexadecimal digits` });
    this.content.append(hex);
    hex.show(bodyBytes(this.body));
  }
}

/** What a body has that cannot be seen, in words; or null. */
export function hiddenWords(count) {
  return count === 0
    ? null
    : `${countWords(count, 'character', 'characters')} that cannot be seen: control or direction characters.`;
}

customElements.define('body-view', BodyView);
