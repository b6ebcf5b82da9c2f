/**
 * JSON that can be folded: coloured, as it was written. An object's or array's entries are made when it is
 * opened, some hundred at a time, so that neither depth nor length stops the page.
 */

import { Part, entries, isOpen, scan, written } from '../model/json-scan.js';
import { countWords, grouped } from '../model/words.js';
import { appendForeign, button, h } from './dom.js';

const AT_ONCE = 200;
const LONGEST_TEXT = 2000;
const FEW = 60;
const MOST_AT_FIRST = 120;
const MOST_UNFOLDED = 2000;
const DEEPEST_UNFOLDED = 64;
const CLASSES = {
  [Part.NAME]: 'json-name', [Part.STRING]: 'json-text', [Part.NUMBER]: 'json-number', [Part.WORD]: 'json-word',
};

/** `<json-tree>`: shows one JSON text. */
class JsonTree extends HTMLElement {
  /**
   * Shows a text.
   *
   * @param {string} text
   * @param {{cut?: boolean}} [options] cut: whether it is only the beginning of a longer text
   * @returns {import('../model/json-scan.js').Scan} what was found in it
   */
  show(text, { cut = false } = {}) {
    this.parts = scan(text, cut);
    this.replaceChildren();
    if (this.parts.length > 0) {
      this.append(this.entry({ name: -1, value: 0 }, '', 0));
      this.unfold(1);
      if (this.shown() < FEW) {
        this.unfold(2, MOST_AT_FIRST);
      }
    }
    return this.parts;
  }

  /** Folds and unfolds all to a level, as far as that is not too much at once. */
  unfold(level, most = MOST_UNFOLDED) {
    this.level = Math.max(1, Math.min(level, DEEPEST_UNFOLDED));
    for (const details of this.querySelectorAll('details[open]')) {
      details.open = Number(details.dataset.level) < this.level;
    }
    for (let shut = this.shut(); shut.length > 0 && this.shown() < most; shut = this.shut()) {
      for (const details of shut) {
        if (this.shown() < most) {
          this.fill(details);
          details.open = true;
        }
      }
    }
  }

  shown() {
    return this.getElementsByClassName('json-entry').length;
  }

  shut() {
    return [...this.querySelectorAll('details:not([open])')].filter(each => Number(each.dataset.level) < this.level);
  }

  entry({ name, value }, repeated, level) {
    const line = h('div', { class: 'json-entry' });
    const label = name < 0 ? [] : [this.leaf(name), repeated, ': '];
    if (value < 0) {
      line.append(...label);
    } else if (!isOpen(this.parts, value)) {
      line.append(...label, this.leaf(value));
    } else if (this.parts.partners.get(value) === value + 1) {
      line.append(...label, this.parts.kinds[value] === Part.OBJECT ? '{}' : '[]');
    } else {
      line.append(this.container(label, value, level));
    }
    return line;
  }

  container(label, value, level) {
    const object = this.parts.kinds[value] === Part.OBJECT;
    const count = this.parts.counts.get(value) ?? 0;
    const ended = this.parts.partners.has(value);
    const words = object ? countWords(this.names(value, count), 'name', 'names') : countWords(count, 'item', 'items');
    const details = h('details', { 'data-part': value, 'data-level': level },
      h('summary', {}, ...label, object ? '{' : '[',
        h('span', { class: 'json-note' }, ` ${words}${ended ? '' : ', without its end'} `),
        h('span', { class: 'json-closed' }, object ? '}' : ']')));
    details.addEventListener('toggle', () => details.open && this.fill(details));
    return details;
  }

  names(value, count) {
    // A name whose value is missing was not counted with the values.
    return count === 0 ? entries(this.parts, value, 0, 2).entries.length : count;
  }

  fill(details) {
    if (details.dataset.filled !== undefined) {
      return;
    }
    details.dataset.filled = '';
    const value = Number(details.dataset.part);
    const inside = h('div', { class: 'json-inside' });
    details.append(inside);
    if (this.parts.partners.has(value)) {
      details.append(h('div', { class: 'json-end' }, this.parts.kinds[value] === Part.OBJECT ? '}' : ']'));
    }
    this.more(inside, value, 0, 0, Number(details.dataset.level) + 1, new Set());
  }

  more(inside, value, from, done, level, names) {
    const { entries: some, next } = entries(this.parts, value, from, AT_ONCE);
    for (const each of some) {
      const name = each.name < 0 ? null : written(this.parts, each.name);
      const again = name !== null && names.has(name);
      inside.append(this.entry(each, again ? h('span', { class: 'json-note' }, ' (again)') : '', level));
      names.add(name);
    }
    if (next > 0) {
      const shown = done + some.length;
      const all = this.parts.counts.get(value) ?? 0;
      const label = `${grouped(Math.min(AT_ONCE, all - shown))} more (${grouped(shown)} of ${grouped(all)} shown)`;
      const go = button(label, () => {
        const before = go.previousElementSibling;
        go.remove();
        this.more(inside, value, next, shown, level, names);
        before.nextElementSibling?.querySelector('summary, button')?.focus();
      }, { class: 'more' });
      inside.append(go);
    }
  }

  leaf(part) {
    const text = written(this.parts, part);
    const element = h('span', { class: `foreign ${CLASSES[this.parts.kinds[part]] ?? ''}` });
    this.rest(element, text, 0, LONGEST_TEXT);
    return element;
  }

  rest(element, text, from, length) {
    let to = Math.min(text.length, from + length);
    if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1])) {
      to--;
    }
    appendForeign(element, text.slice(from, to));
    if (to < text.length) {
      const go = button(countWords(text.length - to, 'more character', 'more characters'), () => {
        go.remove();
        this.rest(element, text, to, 10 * LONGEST_TEXT);
      }, { class: 'more' });
      element.append(go);
    }
  }
}

customElements.define('json-tree', JsonTree);
