/** The filters in words, and the text that is looked for in bodies. */

import { filterWords, isProblemsOnly, parseFilters, withProblemsOnly } from '../model/filters.js';
import { h, setText } from './dom.js';

const TYPED_MS = 350;
const one = selector => document.querySelector(selector);

/** The bar over the list. */
export class FilterBar {
  #handlers;
  #filters = {};
  #typed = 0;

  /**
   * @param {{filter: (filters: Record<string, string>) => void, find: (text: string, again: boolean) => void,
   *   clear: () => void}} handlers find: `again` where it is to be looked for even if it was before
   */
  constructor(handlers) {
    this.#handlers = handlers;
    this.words = one('#filter');
    this.text = one('#find');
    this.words.addEventListener('input', () => this.#later(() => this.#filter()));
    this.text.addEventListener('input', () => this.#later(() => handlers.find(this.text.value, false)));
    one('#filters').addEventListener('submit', event => {
      event.preventDefault();
      clearTimeout(this.#typed);
      if (document.activeElement === this.text) {
        handlers.find(this.text.value, true);
      } else {
        this.#filter();
      }
    });
    one('#only-problems').addEventListener('click', () =>
      handlers.filter(withProblemsOnly(this.#filters, !isProblemsOnly(this.#filters))));
    one('#clear-filters').addEventListener('click', () => handlers.clear());
    // Enter in a form of two fields sends it only where it has such a button.
    one('#filters').append(h('button', { type: 'submit', hidden: true }, 'Filter'));
  }

  /** Shows what is filtered and looked for; what is being typed stays as it is. */
  show(filters, text) {
    this.#filters = filters;
    if (document.activeElement !== this.words) {
      this.words.value = filterWords(filters);
      this.#problem(null);
    }
    if (document.activeElement !== this.text) {
      this.text.value = text;
    }
    one('#only-problems').setAttribute('aria-pressed', String(isProblemsOnly(filters)));
    one('#clear-filters').hidden = Object.keys(filters).length === 0 && text === '';
  }

  /** Puts the cursor where a text to look for is typed. */
  focus() {
    this.text.focus();
    this.text.select();
  }

  /** Empties both. */
  empty() {
    clearTimeout(this.#typed);
    this.words.value = '';
    this.text.value = '';
    this.#problem(null);
  }

  #filter() {
    const { filters, problem } = parseFilters(this.words.value);
    this.#problem(problem);
    if (problem === null) {
      this.#handlers.filter(filters);
    }
  }

  #problem(problem) {
    const line = one('#filter-problem');
    line.hidden = problem === null;
    setText(line, problem ?? '');
    this.words.setAttribute('aria-invalid', String(problem !== null));
  }

  #later(action) {
    clearTimeout(this.#typed);
    this.#typed = setTimeout(action, TYPED_MS);
  }
}
