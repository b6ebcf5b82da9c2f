/** What the address's fragment says: which delivery is open, in which tab, and how the list is filtered. */

import { FILTERS } from './filters.js';

/** The tabs of a delivery, in their order. */
export const TABS = Object.freeze(['overview', 'headers', 'body', 'signature', 'answer', 'again']);

/**
 * @typedef {{id: string | null, tab: string, compare: string | null, find: string,
 *   filters: Record<string, string>}} Place
 */

/**
 * Reads a fragment. What it does not know it leaves out.
 *
 * @param {string} fragment with or without the hash sign
 * @returns {Place}
 */
export function parsePlace(fragment) {
  const match = /^#?\/?([^?]*)(?:\?(.*))?$/s.exec(fragment) ?? ['', '', ''];
  const query = new URLSearchParams(match[2] ?? '');
  const filters = {};
  for (const name of FILTERS) {
    if (query.get(name)) {
      filters[name] = query.get(name);
    }
  }
  const tab = query.get('tab') ?? '';
  return {
    id: known(match[1]),
    tab: TABS.includes(tab) ? tab : 'overview',
    compare: known(query.get('compare') ?? ''),
    find: query.get('find') ?? '',
    filters,
  };
}

/**
 * Writes a fragment, with its hash sign.
 *
 * @param {Place} place
 * @returns {string}
 */
export function writePlace(place) {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    if (place.filters[name] !== undefined) {
      query.set(name, place.filters[name]);
    }
  }
  if (place.find !== '') {
    query.set('find', place.find);
  }
  if (place.id !== null && place.tab !== 'overview') {
    query.set('tab', place.tab);
  }
  if (place.compare !== null) {
    query.set('compare', place.compare);
  }
  const text = query.toString().replace(/%3A/g, ':').replace(/%2C/g, ',');
  return `#/${place.id ?? ''}${text === '' ? '' : `?${text}`}`;
}

/**
 * The token that a fragment brings, or null.
 *
 * @param {string} fragment
 * @returns {string | null}
 */
export function tokenIn(fragment) {
  const match = /^#t=([A-Za-z0-9_~.+/=-]{16,200})$/.exec(fragment);
  return match === null ? null : match[1];
}

function known(id) {
  return /^[A-Za-z0-9_~.-]{1,200}$/.test(id) ? id : null;
}
