/** The list of deliveries. Only the rows in view exist; each has the same height. */

import { startedWords } from '../model/row.js';
import { durationWords, timeWords } from '../model/words.js';
import { rowsInView, scrollTo } from '../model/window.js';
import { appendForeign, h } from './dom.js';

/** The height of a row, as in style/list.css. */
const ROW_HEIGHT = 52;
const AROUND = 8;
const NEAR_THE_END = 60;
const SLIDE_MS = 200;
const MOST_THAT_SLIDE = 4;

/**
 * `<delivery-list>`: fires `choose` (a row was clicked), `scrolled` (it was scrolled by hand to or away from
 * the newest) and `older` (more rows are needed).
 */
class DeliveryList extends HTMLElement {
  #drawn = new Map();
  #spare = [];
  #waiting = false;
  #sliding = 0;

  connectedCallback() {
    this.selectedId = null;
    this.markedIds = new Set();
    this.sizer = h('div', { class: 'sizer', role: 'presentation' });
    this.box = h('div', {
      id: 'deliveries', role: 'listbox', tabindex: '0', 'aria-label': 'Deliveries, the newest first',
      on: {
        click: event => this.#clicked(event),
        scroll: () => this.#scrolled(),
      },
    }, this.sizer);
    this.append(this.box);
    new ResizeObserver(() => this.draw()).observe(this.box);
  }

  /**
   * Shows these rows.
   *
   * @param {import('../model/deliveries.js').Deliveries} deliveries
   */
  set deliveries(deliveries) {
    this.rows = deliveries;
    this.draw();
  }

  /** Whether the newest is in view. */
  get atTop() {
    return this.box.scrollTop < ROW_HEIGHT / 2;
  }

  /** Draws again before the next frame. */
  draw() {
    if (!this.#waiting) {
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.#draw();
      });
    }
  }

  /** Draws what arrived: a few slide in. */
  arrived(count) {
    if (count <= MOST_THAT_SLIDE && this.atTop && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.box.classList.add('sliding');
      clearTimeout(this.#sliding);
      this.#sliding = setTimeout(() => this.box.classList.remove('sliding'), SLIDE_MS);
    }
    this.draw();
  }

  /** Selects a row (or none, with null) and brings it into view. */
  select(id) {
    this.selectedId = id;
    const index = id === null ? -1 : this.rows.indexOf(id);
    if (index >= 0) {
      this.box.scrollTop = scrollTo(index, this.box.scrollTop, this.box.clientHeight, ROW_HEIGHT);
    }
    this.draw();
  }

  /** Scrolls to the newest. */
  toTop() {
    this.box.scrollTop = 0;
    this.draw();
  }

  /** How many rows a screen has. */
  get screen() {
    return Math.max(1, Math.floor(this.box.clientHeight / ROW_HEIGHT) - 1);
  }

  #clicked(event) {
    const row = event.target.closest('.row');
    if (row !== null) {
      this.dispatchEvent(new CustomEvent('choose', { detail: row.dataset.id }));
    }
  }

  #scrolled() {
    this.draw();
    this.dispatchEvent(new CustomEvent('scrolled'));
  }

  #draw() {
    if (this.rows === undefined) {
      return;
    }
    const count = this.rows.size;
    const { from, to } = rowsInView(this.box.scrollTop, this.box.clientHeight, ROW_HEIGHT, count, AROUND);
    this.sizer.style.height = `${count * ROW_HEIGHT}px`;
    const wanted = new Map();
    for (let index = from; index < to; index++) {
      const row = this.rows.at(index);
      wanted.set(row.id, { row, index });
    }
    for (const [id, element] of this.#drawn) {
      if (!wanted.has(id)) {
        this.#drawn.delete(id);
        this.#spare.push(element);
      }
    }
    const now = Date.now();
    for (const [id, { row, index }] of wanted) {
      this.#place(this.#drawn.get(id) ?? this.#take(row, now), row, index);
    }
    this.#spare.splice(0).forEach(element => element.remove());
    const active = this.#drawn.get(this.selectedId);
    if (active === undefined) {
      this.box.removeAttribute('aria-activedescendant');
    } else {
      this.box.setAttribute('aria-activedescendant', active.id);
    }
    if (this.rows.cursor !== null && to + NEAR_THE_END > count) {
      this.dispatchEvent(new CustomEvent('older'));
    }
  }

  #take(row, now) {
    const element = this.#spare.pop() ?? emptyRow();
    element.classList.remove('fresh');
    element.id = `row-${row.id}`;
    element.dataset.id = row.id;
    element.dataset.seq = row.seq;
    element.dataset.tone = row.tone;
    element.dataset.outcome = row.outcome;
    const [name, outcome, time, what, started, took] = element.parts;
    refill(name, row.provider === '' ? row.name : `${row.provider} `);
    if (row.provider !== '') {
      name.firstChild.replaceWith(h('span', { class: 'row-provider' }, name.firstChild.textContent));
      appendForeign(name, row.name);
    }
    refill(outcome, row.status === '-' ? row.outcome : `${row.outcome} ${row.status}`);
    refill(time, timeWords(row.at, now));
    refill(what, row.what);
    refill(took, durationWords(row.ms));
    started.shown = null;
    if (!element.isConnected) {
      element.classList.toggle('fresh', this.box.classList.contains('sliding'));
      this.box.append(element);
    }
    this.#drawn.set(row.id, element);
    return element;
  }

  #place(element, row, index) {
    const started = element.parts[4];
    const words = startedWords(row);
    const key = JSON.stringify(words);
    if (started.shown !== key) {
      started.shown = key;
      started.replaceChildren(...words.map(each => {
        const one = h('span', { class: 'foreign', 'data-tone': each.tone });
        appendForeign(one, each.words);
        return one;
      }));
    }
    element.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
    element.setAttribute('aria-selected', row.id === this.selectedId);
    element.setAttribute('aria-posinset', index + 1);
    element.setAttribute('aria-setsize', this.rows.cursor === null ? this.rows.size : -1);
    element.classList.toggle('marked', this.markedIds.has(row.id));
  }
}

function emptyRow() {
  const parts = ['name', 'outcome', 'time', 'what', 'started', 'took']
    .map(name => h('span', { class: `row-${name} foreign` }));
  const [name, outcome, time, what, started, took] = parts;
  const element = h('div', { class: 'row', role: 'option' },
    h('div', { class: 'row-line' }, name, outcome, time),
    h('div', { class: 'row-line' }, what, started, took));
  element.parts = parts;
  return element;
}

function refill(element, text) {
  element.replaceChildren();
  appendForeign(element, text);
}

customElements.define('delivery-list', DeliveryList);
