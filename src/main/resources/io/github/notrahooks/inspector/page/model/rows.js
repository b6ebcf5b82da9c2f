/** The rows that are known, newest first, and how to find them. */
import { line } from "./hidden.js";

/** Longer texts are no help in a row. */
const LONGEST = 300;

const brief = (text) => line(String(text ?? "").slice(0, LONGEST));

/**
 * What a list needs of a row, on one line each: a list may hold a hundred thousand of them.
 *
 * @param {object} row as the server sends it
 */
export function compactRow(row) {
  const shown = row.shown ?? {};
  return {
    id: row.id,
    seq: row.seq,
    time: row.createdAt,
    provider: brief(row.integrationType),
    event: brief(shown.event ?? row.payload?.event),
    rawEvent: row.payload?.event,
    action: row.payload?.action,
    outcome: row.outcome,
    result: row.status,
    code: row.statusCode,
    tone: shown.tone ?? "quiet",
    status: brief(shown.status ?? row.statusCode ?? "-"),
    what: brief(shown.what ?? row.title),
    reason: brief(shown.reason),
    direction: row.direction,
    integration: row.integrationId,
    repository: row.repositoryId,
    ms: row.durationMs,
    triggerId: row.triggerId,
    causeId: row.causeId,
    started: (shown.started ?? []).map(startedOf),
  };
}

function startedOf(run) {
  return { id: run.id, trigger: brief(run.trigger), status: brief(run.status), tone: run.tone ?? "quiet" };
}

/** What a trigger started, as a row shows it: its newest attempt counts. */
export function noteRun(row, run) {
  const note = {
    id: run.id,
    trigger: brief(run.triggerId),
    status: brief(run.shown?.status ?? run.statusCode ?? "-"),
    tone: run.shown?.tone ?? "quiet",
  };
  const index = row.started.findIndex((each) => each.trigger === note.trigger);
  if (index < 0) {
    row.started.push(note);
  } else {
    row.started[index] = note;
  }
}

/** Rows in the order of a list. New ones cost nothing, however many there are. */
export class Rows {
  constructor() {
    this.clear();
  }

  clear() {
    this.newer = []; // oldest first
    this.older = []; // newest first
    this.byId = new Map();
  }

  get length() {
    return this.newer.length + this.older.length;
  }

  at(index) {
    const { newer, older } = this;
    return index < newer.length ? newer[newer.length - 1 - index] : older[index - newer.length];
  }

  has(id) {
    return this.byId.has(id);
  }

  get(id) {
    return this.byId.get(id);
  }

  /** Adds one that is newer than all; false where it is here already. */
  prepend(row) {
    return this.#add(row, this.newer);
  }

  /** Adds one that is older than all; false where it is here already. */
  append(row) {
    return this.#add(row, this.older);
  }

  #add(row, to) {
    if (this.byId.has(row.id)) {
      return false;
    }
    this.byId.set(row.id, row);
    to.push(row);
    return true;
  }

  /** Where a row is, or -1. Rows are in the order of the log, so it is looked up by halves. */
  indexOf(id) {
    const row = this.byId.get(id);
    if (!row) {
      return -1;
    }
    let from = 0;
    let to = this.length - 1;
    while (from <= to) {
      const middle = (from + to) >> 1;
      const seq = this.at(middle).seq;
      if (seq === row.seq) {
        return middle;
      }
      if (seq > row.seq) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }
}
