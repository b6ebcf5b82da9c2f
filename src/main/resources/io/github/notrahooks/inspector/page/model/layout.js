/**
 * JSON without white space, laid out to be edited, and without it again. Only white space between its parts
 * changes: each part stays as it was written.
 */

import { Part, scan } from './json-scan.js';

const DEEPEST = 64;

/**
 * A compact JSON text in lines; null where it has white space of its own, is none, or is too deep for lines
 * to help.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function laidOut(text) {
  const parts = scan(text);
  if (parts.problem !== null || parts.depth === 0 || parts.depth > DEEPEST || joined(parts, null) !== text) {
    return null;
  }
  return joined(parts, '  ');
}

/**
 * A JSON text without white space between its parts; any other text as it is.
 *
 * @param {string} text
 * @returns {string}
 */
export function compact(text) {
  const parts = scan(text);
  return parts.problem === null ? joined(parts, null) : text;
}

function joined(parts, indent) {
  const { text, kinds, starts, ends } = parts;
  const pieces = [];
  let level = 0;
  const line = () => indent === null ? '' : `\n${indent.repeat(level)}`;
  for (let part = 0; part < parts.length; part++) {
    const before = kinds[part - 1];
    const opened = before === Part.OBJECT || before === Part.ARRAY;
    if (kinds[part] === Part.END) {
      level--;
      pieces.push(opened ? '' : line());
    } else if (before === Part.NAME) {
      pieces.push(indent === null ? ':' : ': ');
    } else if (part > 0) {
      pieces.push(opened ? '' : ',', line());
    }
    pieces.push(text.slice(starts[part], ends[part]));
    if (kinds[part] === Part.OBJECT || kinds[part] === Part.ARRAY) {
      level++;
    }
  }
  return pieces.join('');
}
