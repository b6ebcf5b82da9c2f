/** A comparison as the server wrote it: its values keep their digits and escapes, which parsing would change. */

import { entries, isOpen, scan, written } from './json-scan.js';

/**
 * Reads a comparison; each change of its bodies gets `aText` and `bText`, as they were written.
 *
 * @param {string} text
 * @returns {any}
 */
export function comparisonOf(text) {
  const found = JSON.parse(text);
  const parts = scan(text);
  const body = valueOf(parts, 0, '"body"');
  if (body >= 0 && isOpen(parts, body)) {
    for (let next = 0, i = 0; i < found.body.length;) {
      const some = entries(parts, body, next, 1000);
      for (const { value } of some.entries) {
        const change = found.body[i++];
        change.aText = textOf(parts, value, '"a"');
        change.bText = textOf(parts, value, '"b"');
      }
      next = some.next;
      if (next === 0) {
        break;
      }
    }
  }
  return found;
}

function textOf(parts, object, name) {
  const value = valueOf(parts, object, name);
  if (value < 0) {
    return undefined;
  }
  return isOpen(parts, value)
    ? parts.text.slice(parts.starts[value], parts.ends[parts.partners.get(value)])
    : written(parts, value);
}

function valueOf(parts, object, name) {
  const found = entries(parts, object, 0, 100).entries.find(each => written(parts, each.name) === name);
  return found === undefined ? -1 : found.value;
}
