/** A text in lines that can be shown one after the other, and what stands around a place in it. */

import { place } from './json-scan.js';

/**
 * The lines of a text. One that is long comes in several pieces, of which only the first has a number.
 *
 * @param {string} text
 * @param {number} [longest] how long a piece is at most
 * @returns {{number: string, from: number, to: number, end: boolean}[]} end: whether the line ends there
 */
export function linePieces(text, longest = 4096) {
  const pieces = [];
  let number = 1;
  for (let start = 0; start <= text.length; number++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    let from = start;
    do {
      let to = Math.min(from + longest, end);
      if (to < end && /[\ud800-\udbff]/.test(text[to - 1])) {
        to--;
      }
      pieces.push({ number: from === start ? String(number) : '', from, to, end: to === end });
      from = to;
    } while (from < end);
    start = end + 1;
  }
  return pieces;
}

/**
 * What stands around a place, on its line.
 *
 * @param {string} text
 * @param {number} offset
 * @param {number} [reach] how much before and after
 * @returns {{line: number, column: number, before: string, at: string, after: string}}
 */
export function around(text, offset, reach = 48) {
  const { line, column } = place(text, offset);
  const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - reach);
  const feed = text.indexOf('\n', offset);
  const to = Math.max(offset, Math.min(feed < 0 ? text.length : feed, offset + reach));
  const at = offset < to ? String.fromCodePoint(text.codePointAt(offset)) : '';
  return { line, column, before: text.slice(from, offset), at, after: text.slice(offset + at.length, to) };
}
