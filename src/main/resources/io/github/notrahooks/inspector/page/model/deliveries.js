/**
 * The rows of the list, counted from the newest, as they are shown. Those that arrived and those that were
 * fetched grow at their own ends, so that neither costs more the more there are.
 */

import { startedBy } from './row.js';

/** So many are kept at most; the oldest go first. */
export const MOST_ROWS = 120_000;

const LEFT_OUT_AT_ONCE = 20_000;

/** A list of rows. */
export class Deliveries {
  /** What arrived, oldest first. */
  #arrived = [];
  /** What was fetched, newest first. */
  #fetched = [];
  #byId = new Map();

  /** Where older ones go on, as the server says it; or null where there are none. */
  cursor = null;

  /** Whether older ones were left out, as there were too many. */
  shortened = false;

  /** How many there are. */
  get size() {
    return this.#arrived.length + this.#fetched.length;
  }

  /**
   * The row at a place, 0 for the newest.
   *
   * @param {number} index
   * @returns {import('./row.js').Row | undefined}
   */
  at(index) {
    const { length } = this.#arrived;
    return index < length ? this.#arrived[length - 1 - index] : this.#fetched[index - length];
  }

  /** The row with this ID. */
  get(id) {
    return this.#byId.get(id);
  }

  /** Where a row is, 0 for the newest; -1 where it is not in the list. */
  indexOf(id) {
    const row = this.#byId.get(id);
    if (row === undefined) {
      return -1;
    }
    const arrived = this.#arrived.lastIndexOf(row);
    return arrived < 0
      ? this.#arrived.length + this.#fetched.indexOf(row)
      : this.#arrived.length - 1 - arrived;
  }

  /** Begins anew. */
  clear() {
    this.#arrived = [];
    this.#fetched = [];
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
    const fresh = this.#add(rows, this.#arrived);
    if (this.size > MOST_ROWS) {
      const fetched = this.#fetched.splice(-LEFT_OUT_AT_ONCE);
      const arrived = this.#arrived.splice(0, LEFT_OUT_AT_ONCE - fetched.length);
      for (const row of [...fetched, ...arrived]) {
        this.#byId.delete(row.id);
      }
      this.cursor = null;
      this.shortened = true;
    }
    return fresh;
  }

  /**
   * Adds older ones.
   *
   * @param {import('./row.js').Row[]} rows newest first
   * @param {string | null} cursor where the next ones are
   */
  older(rows, cursor) {
    this.#add(rows, this.#fetched);
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

  #add(rows, to) {
    const fresh = rows.filter(row => !this.#byId.has(row.id));
    for (const row of fresh) {
      this.#byId.set(row.id, row);
      to.push(row);
    }
    return fresh.length;
  }
}
