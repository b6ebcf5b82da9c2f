/**
 * What an editor makes of a text, and back: it knows only line feeds, so that the line ends of what is sent
 * are those of the original where that had only one kind.
 */

/**
 * The text as an editor has it.
 *
 * @param {string} text
 * @returns {string}
 */
export function inEditor(text) {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * The text to send for what is in the editor; null where that is the original, byte for byte.
 *
 * @param {string} original
 * @param {string} value
 * @returns {string | null}
 */
export function toSend(original, value) {
  if (value === inEditor(original)) {
    return null;
  }
  return lineEnds(original) === 'CRLF' ? value.replace(/\n/g, '\r\n') : value;
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
