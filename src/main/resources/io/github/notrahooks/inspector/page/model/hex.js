/** Bytes in lines of offset, hexadecimal digits and text. */

/**
 * Lines of a dump.
 *
 * @param {Uint8Array} bytes
 * @param {number} from the first byte
 * @param {number} to after the last byte
 * @param {number} width how many bytes a line has
 * @returns {string} lines, each but the last with a line feed
 */
export function hexLines(bytes, from, to, width = 16) {
  const lines = [];
  for (let start = from; start < to; start += width) {
    const end = Math.min(start + width, to);
    let digits = '';
    let text = '';
    for (let i = start; i < end; i++) {
      digits += (i - start === width / 2 ? ' ' : '') + bytes[i].toString(16).padStart(2, '0') + ' ';
      text += bytes[i] >= 0x20 && bytes[i] < 0x7f ? String.fromCharCode(bytes[i]) : '·';
    }
    lines.push(`${start.toString(16).padStart(8, '0')}  ${digits.padEnd(width * 3 + 1)} ${text}`);
  }
  return lines.join('\n');
}

/**
 * The bytes of a body in a record: a text, or Base64 where it is none.
 *
 * @param {{body?: string, bodyBase64?: string}} part
 * @returns {Uint8Array}
 */
export function bodyBytes(part) {
  if (part.bodyBase64 === undefined) {
    return new TextEncoder().encode(part.body ?? '');
  }
  return Uint8Array.from(atob(part.bodyBase64), each => each.charCodeAt(0));
}

/**
 * The text of a body, or null where its bytes are no text.
 *
 * @param {{body?: string, bodyBase64?: string}} part
 * @returns {string | null}
 */
export function bodyText(part) {
  return part.bodyBase64 === undefined ? part.body ?? '' : null;
}
