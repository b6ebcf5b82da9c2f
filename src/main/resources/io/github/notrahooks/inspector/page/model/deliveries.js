/**
 * The rows of the list. They are kept oldest first, so that what arrives is put at the end, but counted from
 * the newest, as they are shown.
 */

import { startedBy } from './row.js';

/** So many are kept at most; the oldest go first. */
export const MOST_ROWS = 120_000;

const LEFT_OUT_AT_ONCE = 20_000;

/** A list of rows. */
export class Deliveries {
  #rows = [];
  #byId = new Map();

  /** Where older ones go on, as the server says it; or null where there are none. */
  cursor = null;

  /** Whether older ones were left out, as there were too many. */
  shortened = false;

  /** How many there are. */
  get size() {
    return this.#rows.length;
  }

  /**
   * The row at a place, 0 for the newest.
   *
   * @param {number} index
   * @returns {import('./row.js').Row | undefined}
   */
  at(index) {
    return this.#rows[this.#rows.length - 1 - index];
  }

  /** The row with this ID. */
  get(id) {
    return this.#byId.get(id);
  }

  /** Where a row is, 0 for the newest; -1 where it is not in the list. */
  indexOf(id) {
    const row = this.#byId.get(id);
    return row === undefined ? -1 : this.#rows.length - 1 - this.#rows.lastIndexOf(row);
  }

  /** Begins anew. */
  clear() {
    this.#rows = [];
    this.#byId.clear();
    this.cursor = null;
    this.shortened = false;
  }

  /**
   * Adds what arrived.
   *
   * @param {import('./row.js').Row[]} rows oldest first
   * @returns {number} how many were new
   */
  arrived(rows) {
    const fresh = rows.filter(row => !this.#byId.has(row.id));
    for (const row of fresh) {
      this.#byId.set(row.id, row);
      this.#rows.push(row);
    }
    if (this.#rows.length > MOST_ROWS) {
      for (const row of this.#rows.splice(0, LEFT_OUT_AT_ONCE)) {
        this.#byId.delete(row.id);
      }
      this.cursor = null;
      this.shortened = true;
    }
    return fresh.length;
  }

  /**
   * Adds older ones.
   *
   * @param {import('./row.js').Row[]} rows newest first
   * @param {string | null} cursor where the next ones are
   */
  older(rows, cursor) {
    const fresh = rows.filter(row => !this.#byId.has(row.id)).reverse();
    for (const row of fresh) {
      this.#byId.set(row.id, row);
    }
    this.#rows = fresh.concat(this.#rows);
    this.cursor = cursor;
  }

  /**
   * Notes what a run came to in the row of what started it.
   *
   * @param {import('./row.js').Row} run
   * @returns {boolean} whether that row is in the list
   */
  ran(run) {
    const row = this.#byId.get(run.causeId);
    if (row === undefined) {
      return false;
    }
    const started = startedBy(run);
    const known = row.started.findIndex(each => each.id === started.id);
    if (known < 0) {
      row.started.push(started);
    } else {
      row.started[known] = started;
    }
    return true;
  }
}
