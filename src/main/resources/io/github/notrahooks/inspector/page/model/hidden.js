/**
 * Text from outside, made safe to look at: what would move a cursor, hide or reorder text shows as an
 * escape. The characters are those that the terminal shows so too.
 */

const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const RUNS = new RegExp(`(?:${HIDDEN.source})+`, 'g');
const NAMES = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Whether a text has characters that cannot be seen as they are.
 *
 * @param {string} text
 * @returns {boolean}
 */
export function hasHidden(text) {
  return HIDDEN.test(text);
}

/**
 * How many such characters there are, without line ends and tabs.
 *
 * @param {string} text
 * @returns {number}
 */
export function countHidden(text) {
  let count = 0;
  for (const run of text.match(RUNS) ?? []) {
    count += run.replace(/[\n\r\t]/g, '').length;
  }
  return count;
}

/**
 * A text in pieces: what can be shown as it is, and escapes for what cannot.
 *
 * @param {string} text
 * @param {boolean} [keepLines] whether line feeds and tabs stay as they are
 * @returns {{text: string, hidden: boolean}[]}
 */
export function pieces(text, keepLines = false) {
  if (!HIDDEN.test(text)) {
    return text === '' ? [] : [{ text, hidden: false }];
  }
  const found = [];
  let from = 0;
  const plain = to => {
    if (to > from) {
      found.push({ text: text.slice(from, to), hidden: false });
    }
  };
  for (const run of text.matchAll(keepLines ? KEPT_RUNS : RUNS)) {
    plain(run.index);
    found.push({ text: escaped(run[0]), hidden: true });
    from = run.index + run[0].length;
  }
  plain(text.length);
  return found;
}

/**
 * A text on one line with all escapes in it.
 *
 * @param {string} text
 * @returns {string}
 */
export function printable(text) {
  return pieces(text).map(piece => piece.text).join('');
}

const KEPT_RUNS = new RegExp(`(?:(?![\\n\\t])(?:${HIDDEN.source}))+`, 'g');

function escaped(run) {
  let text = '';
  for (let i = 0; i < run.length; i++) {
    text += NAMES[run[i]] ?? `\\u${run.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return text;
}
