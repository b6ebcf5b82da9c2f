/**
 * Finds the parts of a JSON text without changing any of it: numbers, escapes, repeated names and their
 * order stay as they were written. It keeps places, not values, and needs no stack of calls, so that
 * neither a deep nor a broken text stops it.
 */

/** What a part is. */
export const Part = Object.freeze({ OBJECT: 1, ARRAY: 2, END: 3, NAME: 4, STRING: 5, NUMBER: 6, WORD: 7 });

/**
 * The parts of a text, by their number: what each is, where it is, and for objects and arrays which part
 * ends them (-1: none does) and how many entries they have.
 *
 * @typedef {{text: string, kinds: number[], starts: number[], ends: number[], partners: Map<number, number>,
 *   counts: Map<number, number>, length: number, depth: number, unfinished: boolean,
 *   problem: null | {message: string, offset: number, line: number, column: number}}} Scan
 */

const VALUE = 0;
const VALUE_OR_END = 1;
const NAME = 2;
const NAME_OR_END = 3;
const COLON = 4;
const AFTER = 5;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const BROKEN_ESCAPE = /^\\(?:u[0-9a-fA-F]{0,3})?$/;
const SPACE = /[ \t\n\r]*/y;
const WANTED = [
  'a value', 'a value or ]', 'a name in quotes', 'a name in quotes or }', 'a colon', 'a comma or the end',
];

/**
 * Scans a text.
 *
 * @param {string} text
 * @param {boolean} [cut] whether the text is only the beginning of a longer one: its end is no mistake then
 * @returns {Scan}
 */
export function scan(text, cut = false) {
  const scanner = new Scanner(text);
  let problem = scanner.run();
  const unfinished = cut && problem !== null && problem.atEnd;
  if (unfinished) {
    problem = null;
  }
  return {
    text,
    kinds: scanner.kinds,
    starts: scanner.starts,
    ends: scanner.ends,
    partners: scanner.partners,
    counts: scanner.counts,
    length: scanner.kinds.length,
    depth: scanner.deepest,
    unfinished,
    problem: problem && { message: problem.message, ...place(text, problem.offset) },
  };
}

/**
 * Where a place in a text is, in lines and characters from 1.
 *
 * @param {string} text
 * @param {number} offset
 * @returns {{offset: number, line: number, column: number}}
 */
export function place(text, offset) {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { offset, line, column: [...text.slice(start, offset)].length + 1 };
}

/**
 * Some entries of an object or array.
 *
 * @param {Scan} parts
 * @param {number} open the object or array
 * @param {number} from the part to go on with; 0 for the first entry
 * @param {number} limit how many at most
 * @returns {{entries: {name: number, value: number}[], next: number}} next: 0 where there are no more
 */
export function entries(parts, open, from, limit) {
  const named = parts.kinds[open] === Part.OBJECT;
  const last = parts.partners.get(open) ?? parts.length;
  const found = [];
  let at = from === 0 ? open + 1 : from;
  while (at < last && found.length < limit) {
    const name = named ? at++ : -1;
    const value = at < last ? at : -1;
    found.push({ name, value });
    if (value >= 0) {
      at = isOpen(parts, value) ? (parts.partners.get(value) ?? parts.length - 1) + 1 : value + 1;
    }
  }
  return { entries: found, next: at < last ? at : 0 };
}

/**
 * Whether a part is an object or an array.
 *
 * @param {Scan} parts
 * @param {number} part
 * @returns {boolean}
 */
export function isOpen(parts, part) {
  return parts.kinds[part] === Part.OBJECT || parts.kinds[part] === Part.ARRAY;
}

/**
 * A part as it was written.
 *
 * @param {Scan} parts
 * @param {number} part
 * @returns {string}
 */
export function written(parts, part) {
  return parts.text.slice(parts.starts[part], parts.ends[part]);
}

/** One pass over a text. */
class Scanner {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.kinds = [];
    this.starts = [];
    this.ends = [];
    this.partners = new Map();
    this.counts = new Map();
    this.deepest = 0;
    this.open = [];
    this.wanted = VALUE;
  }

  /** Scans it all; the first mistake, or null. */
  run() {
    for (;;) {
      this.match(SPACE);
      if (this.wanted === AFTER && this.open.length === 0) {
        return this.at === this.text.length ? null : this.mistake('there is more after its end');
      }
      if (this.at >= this.text.length) {
        return this.mistake(this.kinds.length === 0 ? 'it is empty' : `it ends where ${WANTED[this.wanted]} should be`);
      }
      const wrong = this.step(this.text[this.at]);
      if (wrong !== null) {
        return wrong;
      }
    }
  }

  step(next) {
    switch (this.wanted) {
      case COLON:
        return next === ':' ? this.go(VALUE) : this.unexpected();
      case AFTER:
        return this.after(next);
      case NAME:
      case NAME_OR_END:
        if (next === '}' && this.wanted === NAME_OR_END) {
          return this.close();
        }
        return next === '"' ? this.string(Part.NAME, COLON) : this.unexpected();
      default:
        return next === ']' && this.wanted === VALUE_OR_END ? this.close() : this.value(next);
    }
  }

  after(next) {
    const object = this.kinds[this.open[this.open.length - 1]] === Part.OBJECT;
    if (next === ',') {
      return this.go(object ? NAME : VALUE);
    }
    return next === (object ? '}' : ']') ? this.close() : this.unexpected();
  }

  value(next) {
    if (next === '{' || next === '[') {
      this.counted();
      this.open.push(this.kinds.length);
      this.deepest = Math.max(this.deepest, this.open.length);
      this.add(next === '{' ? Part.OBJECT : Part.ARRAY, this.at, this.at + 1);
      return this.go(next === '{' ? NAME_OR_END : VALUE_OR_END);
    }
    if (next === '"') {
      this.counted();
      return this.string(Part.STRING, AFTER);
    }
    const number = /[-0-9]/.test(next);
    const start = this.at;
    if (!this.match(number ? NUMBER : WORD) || this.at === start) {
      return this.unexpected();
    }
    this.counted();
    this.add(number ? Part.NUMBER : Part.WORD, start, this.at);
    this.wanted = AFTER;
    return null;
  }

  string(kind, wanted) {
    const start = this.at++;
    for (;;) {
      this.match(PLAIN);
      const next = this.text[this.at];
      if (next === '"') {
        this.at++;
        this.add(kind, start, this.at);
        this.wanted = wanted;
        return null;
      }
      if (next === '\\' && this.match(ESCAPE)) {
        continue;
      }
      // What was written of it is still shown.
      this.add(kind, start, this.at);
      if (next === undefined || BROKEN_ESCAPE.test(this.text.slice(this.at, this.at + 7))) {
        return this.mistake('it ends within a text', this.text.length);
      }
      return this.mistake(next === '\\' ? 'no such escape' : 'a control character within a text');
    }
  }

  close() {
    const open = this.open.pop();
    this.partners.set(open, this.kinds.length);
    this.add(Part.END, this.at, this.at + 1);
    return this.go(AFTER);
  }

  counted() {
    const within = this.open[this.open.length - 1];
    if (within !== undefined) {
      this.counts.set(within, (this.counts.get(within) ?? 0) + 1);
    }
  }

  add(kind, start, end) {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
  }

  go(wanted) {
    this.at++;
    this.wanted = wanted;
    return null;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) {
      return false;
    }
    this.at = pattern.lastIndex;
    return true;
  }

  unexpected() {
    // A number or word that the end of a cut text broke off is no mistake.
    const broken = /^(?:-|-?[0-9.eE+-]+|[a-z]{1,4})$/.test(this.text.slice(this.at, this.at + 32));
    return broken
      ? this.mistake(`${WANTED[this.wanted]} should be here`, this.at, true)
      : this.mistake(`${WANTED[this.wanted]} should be here`);
  }

  mistake(message, offset = this.at, atEnd = offset >= this.text.length) {
    return { message, offset, atEnd };
  }
}
