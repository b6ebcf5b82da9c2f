/** Text as it came, with numbered lines, and bytes in hexadecimal digits: put in piece by piece. */

import { hexLines } from '../model/hex.js';
import { linePieces } from '../model/lines.js';
import { appendForeign, foreign, h } from './dom.js';

const BUDGET_MS = 8;
const BYTES_A_BLOCK = 2048;
const NARROW = 560;

/** `<raw-text>`: a text with numbered lines. A long line goes on without a number. */
class RawText extends HTMLElement {
  /**
   * Shows a text.
   *
   * @param {string} text
   * @param {number} [mark] a place to mark, or -1
   */
  show(text, mark = -1) {
    fillInFrames(this, linePieces(text), ({ number, from, to, end }) => {
      const line = h('code', { class: 'foreign' });
      if (mark >= from && (mark < to || mark === to && end)) {
        const at = mark < to ? String.fromCodePoint(text.codePointAt(mark)) : '';
        appendForeign(line, text.slice(from, mark));
        line.append(foreign(at === '' ? '⏎' : at, { tag: 'mark' }));
        appendForeign(line, text.slice(mark + at.length, to));
      } else {
        appendForeign(line, text.slice(from, to), true);
      }
      return h('div', { class: 'raw-line' }, h('span', { class: 'line-number', 'aria-hidden': 'true' }, number), line);
    });
  }
}

/** `<hex-bytes>`: bytes in lines of offset, digits and text. */
class HexBytes extends HTMLElement {
  /**
   * Shows bytes.
   *
   * @param {Uint8Array} bytes
   */
  show(bytes) {
    const width = this.clientWidth > 0 && this.clientWidth < NARROW ? 8 : 16;
    const starts = Array.from({ length: Math.ceil(bytes.length / BYTES_A_BLOCK) }, (_, i) => i * BYTES_A_BLOCK);
    fillInFrames(this, starts, start =>
      h('pre', {}, hexLines(bytes, start, Math.min(start + BYTES_A_BLOCK, bytes.length), width)));
  }
}

function fillInFrames(host, all, make) {
  const turn = Symbol('turn');
  host.turn = turn;
  host.replaceChildren();
  let next = 0;
  const step = () => {
    if (host.turn !== turn) {
      return;
    }
    const some = document.createDocumentFragment();
    const until = performance.now() + BUDGET_MS;
    while (next < all.length && performance.now() < until) {
      some.append(make(all[next++]));
    }
    host.append(some);
    if (next < all.length) {
      requestAnimationFrame(step);
    }
  };
  step();
}

customElements.define('raw-text', RawText);
customElements.define('hex-bytes', HexBytes);
