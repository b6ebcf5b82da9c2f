/** Sizes, durations, times and counts in words. */

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'];

/**
 * A number of bytes, such as `9.7 KiB`.
 *
 * @param {number} bytes
 * @returns {string}
 */
export function sizeWords(bytes) {
  let unit = 0;
  let size = bytes;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  if (unit === 0) {
    return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  }
  const short = size < 10 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${short} ${UNITS[unit]}`;
}

/**
 * A duration, such as `27 ms` or `2.4 s`.
 *
 * @param {number} milliseconds
 * @returns {string}
 */
export function durationWords(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1000;
  return seconds < 60
    ? `${Math.round(seconds * 10) / 10} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * A number with its noun, such as `1 delivery` or `1,204 deliveries`.
 *
 * @param {number} count
 * @param {string} one
 * @param {string} many
 * @returns {string}
 */
export function countWords(count, one, many) {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/**
 * A whole number with its thousands apart.
 *
 * @param {number} number
 * @returns {string}
 */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * The time of day, with the date where that is another day.
 *
 * @param {number} at milliseconds since 1970
 * @param {number} now
 * @returns {string}
 */
export function timeWords(at, now) {
  const time = new Date(at);
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return time.toDateString() === new Date(now).toDateString() ? clock : `${dayWords(time)} ${clock}`;
}

/**
 * A time in full, to the millisecond, with the offset from UTC.
 *
 * @param {number} at
 * @returns {string}
 */
export function fullTime(at) {
  const time = new Date(at);
  const offset = -time.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const zone = offset === 0 ? 'UTC' : `UTC${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${dayWords(time)} ${clock}.${String(time.getMilliseconds()).padStart(3, '0')} ${zone}`;
}

function dayWords(time) {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function two(number) {
  return String(number).padStart(2, '0');
}
