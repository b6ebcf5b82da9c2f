/** Calls of the inspector's interface. Each carries the token; none leaves this origin. */

import { EventStreamParser } from '../model/event-stream.js';
import { comparisonOf } from '../model/exact.js';

/** An answer that is none of success, or no answer: the message says what was wrong. */
export class Refused extends Error {
  /**
   * @param {number} status the HTTP status; 0 where nothing answered
   * @param {string} message
   * @param {string | null} command a command that does instead what was asked for
   */
  constructor(status, message, command = null) {
    super(message);
    this.status = status;
    this.command = command;
  }
}

/** The interface. */
export class Interface {
  /**
   * @param {import('./token.js').Token} token
   * @param {() => void} onRefusedToken called where the token is not that of the inspector
   */
  constructor(token, onRefusedToken) {
    this.token = token;
    this.onRefusedToken = onRefusedToken;
  }

  /**
   * Asks for JSON.
   *
   * @param {string} path under /api/v1/
   * @param {{query?: Record<string, any>, signal?: AbortSignal}} [options]
   */
  async get(path, options = {}) {
    return (await this.#call('GET', path, options)).json();
  }

  /** Asks for a comparison of two deliveries. */
  async compare(a, b, options = {}) {
    return comparisonOf(await (await this.#call('GET', 'diff', { ...options, query: { a, b } })).text());
  }

  /** Asks for the comparison of a delivery's body with a text. */
  async compareText(a, body, options = {}) {
    return comparisonOf(
      await (await this.#call('POST', 'diff', { ...options, body: JSON.stringify({ a, body }) })).text());
  }

  /**
   * Sends JSON, and returns the JSON of the answer.
   *
   * @param {string} path under /api/v1/
   * @param {any} body
   * @param {{signal?: AbortSignal}} [options]
   */
  async post(path, body, options = {}) {
    return (await this.#call('POST', path, { ...options, body: JSON.stringify(body) })).json();
  }

  /**
   * Fetches bytes, with the name that the server gives them.
   *
   * @param {string} path under /api/v1/
   * @returns {Promise<{blob: Blob, name: string | null}>}
   */
  async bytes(path, options = {}) {
    const answer = await this.#call('GET', path, options);
    const name = /filename="([^"/\\]+)"/.exec(answer.headers.get('Content-Disposition') ?? '');
    return { blob: await answer.blob(), name: name === null ? null : name[1] };
  }

  /**
   * Reads a stream of events until it ends.
   *
   * @param {string} path under /api/v1/
   * @param {{query?: Record<string, any>, headers?: Record<string, string>, signal?: AbortSignal,
   *   onEvent: (event: {name: string, data: string, id: string | null}) => void,
   *   onPiece?: (parser: EventStreamParser) => void}} options onPiece: called after anything was read, also
   *   where that was only a sign of life
   */
  async stream(path, options) {
    const answer = await this.#call('GET', path, options);
    const parser = new EventStreamParser();
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      parser.push(decoder.decode(value, { stream: true })).forEach(options.onEvent);
      options.onPiece?.(parser);
    }
  }

  async #call(method, path, { query = {}, headers = {}, body, signal }) {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    const asked = new URLSearchParams(given).toString();
    const url = `/api/v1/${path}${asked === '' ? '' : `?${asked}`}`;
    const sent = { Authorization: `Bearer ${this.token.value}`, ...headers };
    if (body !== undefined) {
      sent['Content-Type'] = 'application/json';
    }
    let answer;
    try {
      answer = await fetch(url, {
        method, body, signal, headers: sent, cache: 'no-store', credentials: 'omit', redirect: 'error',
      });
    } catch (failure) {
      if (failure.name === 'AbortError') {
        throw failure;
      }
      throw new Refused(0, 'The inspector does not answer. Is notra-hooks still running?');
    }
    if (answer.ok) {
      return answer;
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.status === 401) {
      this.onRefusedToken();
    }
    throw new Refused(
      answer.status,
      said.error ?? `The inspector answered ${answer.status} to ${method} ${path}.`,
      said.command ?? null);
  }
}

/** The path of a delivery, and of what is under it. */
export function deliveryPath(id, part = '') {
  return `deliveries/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`;
}
