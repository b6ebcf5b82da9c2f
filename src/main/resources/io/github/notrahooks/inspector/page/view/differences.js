/** What differs between two deliveries. */

import { rowOf } from '../model/row.js';
import { countWords, durationWords, sizeWords, timeWords } from '../model/words.js';
import { button, foreign, h } from './dom.js';

const AT_ONCE = 200;
const LONGEST = 4000;
const SIGNS = { added: '+', removed: '−', changed: '≠' };

/**
 * The difference of two bodies, as `logs diff` has it.
 *
 * @param {any} found
 * @param {{a: string, b: string}} sides what the two are called
 * @returns {Node[]}
 */
export function differenceList(found, sides) {
  const changes = found.body ?? [];
  if (found.sameBytes) {
    return [h('p', { class: 'quiet' }, 'The bodies are the same, byte for byte.')];
  }
  if (changes.length === 0) {
    return [h('p', { class: 'quiet' }, found.sameValues
      ? 'The bodies are written differently but say the same.'
      : `The bodies differ, first at byte ${found.firstDifferentByte}.`)];
  }
  const list = h('tbody', {});
  const table = h('div', { class: 'scrolled' }, h('table', { class: 'differences', 'aria-label': 'Difference of the bodies' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Where'), h('th', { scope: 'col' }, sides.a), h('th', { scope: 'col' }, sides.b))),
    list));
  const parts = [h('p', { class: 'quiet' }, countWords(changes.length, 'difference', 'differences')), table];
  const more = from => {
    changes.slice(from, from + AT_ONCE).forEach(change => list.append(changeRow(change)));
    if (from + AT_ONCE < changes.length) {
      const go = button(`${Math.min(AT_ONCE, changes.length - from - AT_ONCE)} more`, () => {
        go.remove();
        more(from + AT_ONCE);
      }, { class: 'more' });
      table.after(go);
    }
  };
  more(0);
  return parts;
}

/** `<delivery-comparison>`: two deliveries beside each other. Fires `leave`. */
class DeliveryComparison extends HTMLElement {
  /**
   * Shows a comparison.
   *
   * @param {any} found
   */
  show(found) {
    this.id = 'comparison';
    const a = rowOf(found.aRow);
    const b = rowOf(found.bRow);
    const heading = h('h2', { tabindex: '-1' }, 'Compared');
    this.replaceChildren(
      h('div', { class: 'detail-head' }, heading,
        h('div', { class: 'actions' }, button('Back to the delivery', () => this.dispatchEvent(new CustomEvent('leave'))))),
      h('div', { class: 'sides' }, side(a, 'First'), side(b, 'Second')),
      h('h3', {}, 'Body'),
      h('p', { class: 'quiet' }, `${sizeWords(found.aBytes)} and ${sizeWords(found.bBytes)}`),
      ...differenceList(found, { a: 'first', b: 'second' }),
      h('h3', {}, 'Headers'), ...this.#headers(found.headers ?? []));
    heading.focus();
  }

  #headers(headers) {
    if (headers.length === 0) {
      return [h('p', { class: 'quiet' }, 'The headers are the same.')];
    }
    return [h('div', { class: 'scrolled' }, h('table', { class: 'differences', 'aria-label': 'Difference of the headers' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'first'), h('th', { scope: 'col' }, 'second'))),
      h('tbody', {}, ...headers.map(({ name, a, b }) =>
        h('tr', {}, h('th', { scope: 'row' }, foreign(name)), value(a, 'removed'), value(b, 'added'))))))];
  }
}

function side(row, label) {
  return h('div', { class: 'side' }, h('span', { class: 'quiet' }, `${label} `),
    h('strong', {}, foreign(row.name)), ' ',
    h('span', { class: 'tone', 'data-tone': row.tone }, `${row.outcome} ${row.status}`), ' ',
    h('span', { class: 'quiet' }, `${timeWords(row.at, Date.now())}, ${durationWords(row.ms)}`));
}

function changeRow(change) {
  if (change.path === undefined) {
    const added = change.op === 'added';
    return h('tr', {}, h('th', { scope: 'row' }, `${SIGNS[change.op] ?? ''} line ${change.line ?? change.number ?? ''}`),
      value(added ? undefined : change.text, 'removed'), value(added ? change.text : undefined, 'added'));
  }
  return h('tr', {}, h('th', { scope: 'row' }, h('span', { role: 'img', 'aria-label': change.op }, SIGNS[change.op] ?? ''), '\u00a0', foreign(change.path)),
    value(change.op === 'added' ? undefined : change.aText, 'removed'),
    value(change.op === 'removed' ? undefined : change.bText, 'added'));
}

function value(text, kind) {
  if (text === undefined || text === null) {
    return h('td', { class: 'quiet' }, 'not there');
  }
  const cell = h('td', { class: kind }, foreign(text.slice(0, LONGEST)));
  if (text.length > LONGEST) {
    cell.append(h('span', { class: 'quiet' }, ` … ${countWords(text.length - LONGEST, 'more character', 'more characters')}`));
  }
  return cell;
}

customElements.define('delivery-comparison', DeliveryComparison);
