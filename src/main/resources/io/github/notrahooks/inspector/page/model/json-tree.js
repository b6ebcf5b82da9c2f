/** The tree in a scanned text, a few entries at a time, and the same text with other white space. */
import { ARRAY, KEY, OBJECT } from "./json-scan.js";

/** Whether a token has entries. */
export const isContainer = (scan, token) => scan.kinds[token] === OBJECT || scan.kinds[token] === ARRAY;

/** A token as it is written. */
export const written = (scan, token) => scan.text.slice(scan.starts[token], scan.ends[token]);

/**
 * Some of the entries of an object or array, in their order.
 *
 * @param {import("./json-scan.js").Scan} scan
 * @param {number} from the token at which to begin: the container's own plus one, or `next` of the part before
 * @param {number} limit how many at most
 * @returns {{entries: {key: number, value: number}[], next: number}} a key of -1 for those of an array;
 *     next is -1 behind the last
 */
export function entries(scan, container, from, limit) {
  const found = [];
  const end = scan.after[container];
  let token = from;
  while (token < end && found.length < limit) {
    const key = scan.kinds[token] === KEY ? token++ : -1;
    if (token >= end) {
      break; // the text breaks behind a name
    }
    found.push({ key, value: token });
    token = scan.after[token];
  }
  return { entries: found, next: token < end && found.length ? token : -1 };
}

/**
 * The text in lines as people read it: two spaces for each level, tokens as they are written.
 *
 * @param {import("./json-scan.js").Scan} scan of a text without a problem
 */
export function indented(scan) {
  return layout(scan, true);
}

/** The text without white space between tokens. */
export function compact(scan) {
  return layout(scan, false);
}

function layout(scan, lines) {
  const out = [];
  const ends = [];
  const breakLine = () => lines && out.push("\n", "  ".repeat(Math.min(ends.length, 200)));
  let first = true;
  for (let token = 0; token <= scan.kinds.length; token++) {
    while (ends.length && ends[ends.length - 1].after === token) {
      const { close, empty } = ends.pop();
      empty || breakLine();
      out.push(close);
      first = false;
    }
    if (token === scan.kinds.length) {
      break;
    }
    const isValueOfKey = token > 0 && scan.kinds[token - 1] === KEY;
    if (!isValueOfKey && ends.length) {
      first || out.push(",");
      breakLine();
    }
    first = false;
    if (isContainer(scan, token)) {
      const object = scan.kinds[token] === OBJECT;
      out.push(object ? "{" : "[");
      ends.push({ after: scan.after[token], close: object ? "}" : "]", empty: scan.sizes[token] === 0 });
      first = true;
    } else {
      out.push(written(scan, token));
      scan.kinds[token] === KEY && out.push(lines ? ": " : ":");
    }
  }
  return out.join("");
}
