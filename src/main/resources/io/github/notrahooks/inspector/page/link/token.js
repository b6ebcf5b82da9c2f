/**
 * The token that opens the inspector's interface. It comes in the address's fragment, is taken out of it at
 * once, and stays in this tab; a tab without one asks the others.
 */

import { tokenIn } from '../model/address.js';

const KEY = 'notra-hooks-token';
const CHANNEL = 'notra-hooks-inspector';
const PATIENCE_MS = 400;

/** The token of this tab. */
export class Token {
  #value = sessionStorage.getItem(KEY);
  #refused = null;
  #channel = new BroadcastChannel(CHANNEL);
  #waiting = [];

  constructor() {
    this.takeFromAddress();
    this.#channel.onmessage = ({ data }) => this.#heard(data);
  }

  /** The token, or null. */
  get value() {
    return this.#value;
  }

  /**
   * Takes the token out of the address, where there is one.
   *
   * @returns {boolean} whether there was
   */
  takeFromAddress() {
    const token = tokenIn(location.hash);
    if (token === null) {
      return false;
    }
    history.replaceState(null, '', `${location.pathname}#/`);
    this.#keep(token);
    return true;
  }

  /** Asks other tabs, where this one has none; whether there is one now. */
  async ask() {
    if (this.#value === null) {
      this.#channel.postMessage({ ask: true });
      await new Promise(done => {
        this.#waiting.push(done);
        setTimeout(done, PATIENCE_MS);
      });
    }
    return this.#value !== null;
  }

  /** Forgets a token that was refused. */
  forget() {
    this.#refused = this.#value;
    this.#value = null;
    sessionStorage.removeItem(KEY);
  }

  #keep(token) {
    this.#value = token;
    sessionStorage.setItem(KEY, token);
    this.#waiting.splice(0).forEach(done => done());
  }

  #heard(data) {
    if (data?.ask === true && this.#value !== null) {
      this.#channel.postMessage({ token: this.#value });
    } else if (typeof data?.token === 'string' && this.#value === null && data.token !== this.#refused
        && tokenIn(`#t=${data.token}`) !== null) {
      this.#keep(data.token);
    }
  }
}
