/**
 * What an editor makes of a text, and back. It knows only line feeds, and compact JSON is laid out in it: what
 * is sent has the line ends and the white space of the original again.
 */

import { compact, laidOut } from './layout.js';

/** A text that is edited. */
export class EditedText {
  /** @param {string} original */
  constructor(original) {
    this.original = original;
    const lines = laidOut(original);
    /** Whether it is compact JSON, shown laid out. */
    this.laidOut = lines !== null;
    /** The text as the editor has it at first. */
    this.first = (lines ?? original).replace(/\r\n?/g, '\n');
  }

  /**
   * The text to send for what is in the editor; null where that is the original, byte for byte.
   *
   * @param {string} value
   * @returns {string | null}
   */
  toSend(value) {
    if (value === this.first) {
      return null;
    }
    if (this.laidOut) {
      const sent = compact(value);
      return sent === this.original ? null : sent;
    }
    return lineEnds(this.original) === 'CRLF' ? value.replace(/\n/g, '\r\n') : value;
  }
}

/**
 * Which line ends a text has: LF (or none), CRLF or mixed.
 *
 * @param {string} text
 * @returns {'LF' | 'CRLF' | 'mixed'}
 */
export function lineEnds(text) {
  if (!text.includes('\r')) {
    return 'LF';
  }
  return /(?:^|[^\r])\n|\r(?!\n)/.test(text) ? 'mixed' : 'CRLF';
}

/**
 * JSON in a field of a form, as some providers send it; or null.
 *
 * @param {string} contentType
 * @param {string} text
 * @returns {{field: string, json: string} | null}
 */
export function jsonInForm(contentType, text) {
  if (!/^\s*application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return null;
  }
  for (const [field, json] of new URLSearchParams(text)) {
    if (/^\s*[[{]/.test(json)) {
      return { field, json };
    }
  }
  return null;
}
