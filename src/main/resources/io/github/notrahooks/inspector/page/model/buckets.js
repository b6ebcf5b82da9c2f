/** The chart's numbers: deliveries by how they went, in equal parts of time. */

/** How the chart can be cut: what it is called, how long a part is, and how many there are. */
export const SPANS = Object.freeze({
  minute: { label: 'Hour', part: 60_000, count: 60, each: 'by minute' },
  quarter: { label: 'Day', part: 900_000, count: 96, each: 'by quarter hour' },
  'two-hours': { label: 'Week', part: 7_200_000, count: 84, each: 'by two hours' },
});

const QUIET = new Set(['filtered', 'ignored', 'duplicate', 'skipped', 'retrying']);
const BAD = new Set(['rejected', 'failed', 'sent-failed', 'exhausted', 'interrupted']);

/**
 * The tone of an outcome as the statistics name it.
 *
 * @param {string} outcome
 * @returns {'good' | 'quiet' | 'bad'}
 */
export function toneOf(outcome) {
  return BAD.has(outcome) ? 'bad' : QUIET.has(outcome) ? 'quiet' : 'good';
}

/**
 * One bar for each part of the time, also for those without deliveries.
 *
 * @param {string} by one of SPANS
 * @param {{at: string, counts: Record<string, number>}[]} buckets as the server has them
 * @param {number} now
 * @returns {{at: number, until: number, good: number, quiet: number, bad: number, total: number,
 *   counts: Record<string, number>}[]} oldest first
 */
export function bars(by, buckets, now) {
  const { part, count } = SPANS[by];
  const last = Math.floor(now / part) * part;
  const found = new Map();
  for (const bucket of buckets) {
    const at = Math.floor(Date.parse(bucket.at) / part) * part;
    found.set(at, merged(found.get(at) ?? {}, bucket.counts));
  }
  const all = [];
  for (let i = count - 1; i >= 0; i--) {
    const at = last - i * part;
    all.push(bar(at, at + part, found.get(at) ?? {}));
  }
  return all;
}

/**
 * What a bar says.
 *
 * @param {{counts: Record<string, number>, total: number}} one
 * @returns {string}
 */
export function barWords(one) {
  const counts = Object.entries(one.counts).filter(([, count]) => count > 0);
  return one.total === 0
    ? 'nothing'
    : counts.map(([outcome, count]) => `${count} ${outcome === 'sent-failed' ? 'sent in vain' : outcome}`).join(', ');
}

/**
 * A height for the highest bar which does not change with each delivery: 1, 2, 5, 10, 20, 50 …
 *
 * @param {number} most
 * @returns {number}
 */
export function scaleFor(most) {
  for (let scale = 1; ; scale *= 10) {
    for (const step of [1, 2, 5]) {
      if (scale * step >= most) {
        return scale * step;
      }
    }
  }
}

function bar(at, until, counts) {
  const one = { at, until, good: 0, quiet: 0, bad: 0, total: 0, counts };
  for (const [outcome, count] of Object.entries(counts)) {
    one[toneOf(outcome)] += count;
    one.total += count;
  }
  return one;
}

function merged(a, b) {
  const sum = { ...a };
  for (const [outcome, count] of Object.entries(b)) {
    sum[outcome] = (sum[outcome] ?? 0) + count;
  }
  return sum;
}
