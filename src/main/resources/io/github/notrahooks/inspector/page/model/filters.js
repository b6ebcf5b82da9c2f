/**
 * The filters in words, as `logs list` has them: `event:push status:failed since:1h`. In the words a value
 * with white space is in quotes.
 */

/** The names of the filters, in the order in which they are written. */
export const FILTERS = Object.freeze([
  'event', 'action', 'outcome', 'status', 'code', 'provider', 'direction', 'integration', 'repository',
  'trigger', 'cause', 'since', 'until', 'grep',
]);

const PROBLEMS = Object.freeze(['rejected', 'failed']);
const WORD = /(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g;

/**
 * Reads words.
 *
 * @param {string} words
 * @returns {{filters: Record<string, string>, problem: string | null}}
 */
export function parseFilters(words) {
  const filters = {};
  for (const word of words.match(WORD) ?? []) {
    const colon = word.indexOf(':');
    const name = colon < 0 ? '' : word.slice(0, colon).toLowerCase();
    if (colon < 0) {
      return { filters, problem: `What is '${word}'? Write it with its filter, such as event:${unquoted(word)}.` };
    }
    if (!FILTERS.includes(name)) {
      return { filters, problem: `There is no filter '${name}'. ${suggestion(name)}` };
    }
    const value = unquoted(word.slice(colon + 1));
    if (value === '') {
      return { filters, problem: `${name}: needs a value.` };
    }
    if (name in filters && name !== 'outcome') {
      return { filters, problem: `${name}: is there twice.` };
    }
    filters[name] = name in filters ? `${filters[name]},${value}` : value;
  }
  return { filters, problem: null };
}

/**
 * Writes filters in words.
 *
 * @param {Record<string, string>} filters
 * @returns {string}
 */
export function filterWords(filters) {
  return FILTERS.filter(name => filters[name] !== undefined)
    .map(name => `${name}:${quoted(filters[name])}`)
    .join(' ');
}

/**
 * Whether a row that arrived belongs into a list with these filters; null where that takes a look into its
 * body. The server has the last word when the list is read again.
 *
 * @param {Record<string, string>} filters
 * @param {import('./row.js').Row} row
 * @returns {boolean | null}
 */
export function matches(filters, row) {
  const started = row.causeId !== null;
  if (started && !filters.trigger && !filters.cause && filters.direction !== 'outgoing') {
    return false;
  }
  const wanted = [
    [filters.event, row.event],
    [filters.action, row.action],
    [filters.status, row.success ? 'success' : 'failed'],
    [filters.code, row.status],
    [filters.provider, row.provider],
    [filters.direction, row.direction],
    [filters.integration, row.integration],
    [filters.repository, row.repository],
    [filters.trigger, row.triggerId],
    [filters.cause, row.causeId],
  ];
  if (wanted.some(([want, have]) => want !== undefined && want !== have)) {
    return false;
  }
  if (filters.outcome !== undefined && !filters.outcome.split(',').includes(row.outcome)) {
    return false;
  }
  if (filters.until !== undefined && !(row.at < Date.parse(filters.until))) {
    return false;
  }
  return filters.grep === undefined ? true : null;
}

/**
 * The filters with or without those that leave only what was refused or failed.
 *
 * @param {Record<string, string>} filters
 * @param {boolean} only
 * @returns {Record<string, string>}
 */
export function withProblemsOnly(filters, only) {
  const { status, ...others } = filters;
  return only ? { ...others, status: 'failed' } : others;
}

/**
 * Whether only what was refused or failed is left.
 *
 * @param {Record<string, string>} filters
 * @returns {boolean}
 */
export function isProblemsOnly(filters) {
  return filters.status === 'failed'
    || filters.outcome !== undefined && filters.outcome.split(',').every(each => PROBLEMS.includes(each));
}

function unquoted(value) {
  return value.replace(/"((?:[^"\\]|\\.)*)"?/g, (_, inner) => inner.replace(/\\(.)/g, '$1'));
}

function quoted(value) {
  return /[\s"]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}

function suggestion(name) {
  const near = FILTERS.filter(each => distance(each, name) <= 2);
  return near.length === 1 ? `Did you mean ${near[0]}:?` : `There are ${FILTERS.join(', ')}.`;
}

function distance(a, b) {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      now.push(Math.min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    before = now;
  }
  return before[b.length];
}
