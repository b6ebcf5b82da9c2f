/** Elements made of text and other elements: never of markup. */

import { pieces } from '../model/hidden.js';

const REFUSED = /^(?:style|on.+|srcdoc)$/i;

/**
 * Makes an element.
 *
 * @param {string} tag
 * @param {Record<string, any>} [properties] `on` (listeners by event), true or false for those without a
 *   value, and attributes
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  assign(element, properties);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** Makes an SVG element. */
export function svg(tag, properties = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  assign(element, properties);
  element.append(...children);
  return element;
}

/** A button that does something. */
export function button(label, onClick, properties = {}) {
  return h('button', { type: 'button', ...properties, on: { click: onClick } }, label);
}

/**
 * Text from outside: on its own, with what cannot be seen as escapes.
 *
 * @param {string} text
 * @param {{keepLines?: boolean, class?: string, tag?: string}} [options]
 * @returns {HTMLElement}
 */
export function foreign(text, options = {}) {
  const element = h(options.tag ?? 'span', { class: `foreign ${options.class ?? ''}`.trim() });
  appendForeign(element, text, options.keepLines ?? false);
  return element;
}

/** Appends text from outside to an element that isolates it. */
export function appendForeign(element, text, keepLines = false) {
  for (const piece of pieces(String(text), keepLines)) {
    element.append(piece.hidden ? h('span', { class: 'escape' }, piece.text) : piece.text);
  }
}

/** Sets a text only where it is another. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Names and values, where a value is text from outside or an element; one that is not there is left out. */
export function facts(pairs) {
  const list = h('dl', { class: 'facts' });
  for (const [name, value] of pairs) {
    if (value !== null && value !== undefined && value !== '') {
      list.append(h('dt', {}, name), h('dd', {}, value instanceof Node ? value : foreign(value)));
    }
  }
  return list;
}

function assign(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (REFUSED.test(name)) {
      throw new Error(`${name} is not set from here`);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
}
