/** Which rows of a long list are in view, and how to bring one into it. */

/**
 * The rows to draw: those in view and some around them.
 *
 * @param {number} top how far the list is scrolled
 * @param {number} height how much of it is in view
 * @param {number} rowHeight
 * @param {number} count how many rows there are
 * @param {number} around how many more to draw above and below
 * @returns {{from: number, to: number}} to: after the last
 */
export function rowsInView(top, height, rowHeight, count, around) {
  const first = Math.floor(Math.max(0, top) / rowHeight);
  const after = Math.ceil((Math.max(0, top) + height) / rowHeight);
  return { from: Math.max(0, Math.min(first - around, count)), to: Math.max(0, Math.min(after + around, count)) };
}

/**
 * Where to scroll so that a row is in view, as little as possible.
 *
 * @param {number} index
 * @param {number} top
 * @param {number} height
 * @param {number} rowHeight
 * @returns {number}
 */
export function scrollTo(index, top, height, rowHeight) {
  const start = index * rowHeight;
  if (start < top) {
    return start;
  }
  return start + rowHeight > top + height ? start + rowHeight - height : top;
}
