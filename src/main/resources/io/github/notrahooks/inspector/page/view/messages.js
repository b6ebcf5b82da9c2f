/** What the page says: what was wrong, what was done; and what it hands over. */

import { copy, save } from '../link/handed.js';
import { button, foreign, h, setText } from './dom.js';

const NOTICE_MS = 6000;
const one = selector => document.querySelector(selector);

/** Says things to the person. */
export class Messages {
  #noticing = 0;

  /** Says what was wrong. What was stopped on purpose, and a token that is no more, are said elsewhere. */
  problem(failure) {
    if (failure.status === 401 || failure.name === 'AbortError') {
      return;
    }
    const line = one('#problem');
    line.hidden = false;
    line.dataset.status = failure.status ?? '';
    line.replaceChildren(foreign(failure.message ?? String(failure)), ' ',
      failure.command ? h('code', {}, foreign(failure.command)) : '', ' ',
      button('Dismiss', () => {
        line.hidden = true;
      }));
  }

  /** Takes back that nothing answers. */
  answers() {
    if (one('#problem').dataset.status === '0') {
      one('#problem').hidden = true;
    }
  }

  /** Says something, for a while. */
  notice(text) {
    clearTimeout(this.#noticing);
    setText(one('#notice'), text);
    this.#noticing = setTimeout(() => setText(one('#notice'), ''), NOTICE_MS);
  }

  /** Copies a text, or shows it where the browser does not let it be copied. */
  async copy(text, what) {
    if (await copy(text)) {
      this.notice(`${what} was copied.`);
      return;
    }
    const box = h('dialog', { 'aria-label': what },
      h('p', {}, 'The browser did not let it be copied. Here it is:'),
      h('pre', { tabindex: '0' }, foreign(text, { keepLines: true })), button('Close', () => box.close()));
    box.addEventListener('close', () => box.remove());
    document.body.append(box);
    box.showModal();
  }

  /** Fetches bytes and hands them over as a file. */
  async download(api, path, name) {
    try {
      const { blob, name: given } = await api.bytes(path);
      save(blob, given ?? name);
      this.notice('It was handed over to the browser as a download.');
    } catch (failure) {
      this.problem(failure);
    }
  }
}
