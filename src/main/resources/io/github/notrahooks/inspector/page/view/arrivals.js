/** What arrived and is not yet shown: taken over once a frame, so that much of it costs little. */

import { rowOf } from '../model/row.js';

const MOST_WAITING = 4000;
const MOST_A_FRAME = 400;

/** A queue between the stream of events and the page. */
export class Arrivals {
  #events = [];
  #asked = false;
  #take;
  #onTooMany;

  /**
   * @param {(deliveries: import('../model/row.js').Row[], runs: import('../model/row.js').Row[]) => void} take
   * @param {() => void} onTooMany called where more arrived than can wait: the list is to be read again
   */
  constructor(take, onTooMany) {
    this.#take = take;
    this.#onTooMany = onTooMany;
    document.addEventListener('visibilitychange', () => this.#ask());
  }

  /** Adds one. */
  add(name, sent) {
    if (this.#events.length >= MOST_WAITING) {
      this.#events = [];
      this.#onTooMany();
      return;
    }
    this.#events.push({ run: name === 'run', row: rowOf(sent) });
    this.#ask();
  }

  /** Forgets those that wait. */
  clear() {
    this.#events = [];
  }

  #ask() {
    if (!this.#asked && this.#events.length > 0 && document.visibilityState === 'visible') {
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        const some = this.#events.splice(0, MOST_A_FRAME);
        this.#take(some.filter(each => !each.run).map(each => each.row), some.filter(each => each.run).map(each => each.row));
        this.#ask();
      });
    }
  }
}

/** Says what arrived to who does not see it, but not more often than one can listen. */
export class Announcer {
  #element;
  #count = 0;
  #bad = 0;
  #timer = 0;

  /** @param {HTMLElement} element a live region */
  constructor(element) {
    this.#element = element;
  }

  /** Counts what arrived. */
  arrived(rows) {
    this.#count += rows.length;
    this.#bad += rows.filter(row => row.tone === 'bad').length;
    if (this.#timer === 0 && this.#count > 0) {
      this.#timer = setTimeout(() => {
        const many = this.#count === 1 ? '1 new delivery' : `${this.#count} new deliveries`;
        this.#element.textContent = this.#bad === 0 ? many : `${many}, ${this.#bad} refused or failed`;
        this.#count = 0;
        this.#bad = 0;
        this.#timer = 0;
      }, 8000);
    }
  }
}
