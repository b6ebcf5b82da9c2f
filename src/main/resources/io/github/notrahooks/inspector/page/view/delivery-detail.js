/** One delivery: what it was, why it came out so, and what can be done with it. */

import { Refused, deliveryPath } from '../link/interface.js';
import { TABS } from '../model/address.js';
import { rowOf } from '../model/row.js';
import { durationWords, timeWords } from '../model/words.js';
import { button, foreign, h } from './dom.js';
import { answer, headers, overview, signature } from './panels.js';
import './body-view.js';
import './send-again.js';

const LABELS = {
  overview: 'Overview', headers: 'Headers', body: 'Body', signature: 'Signature', answer: 'Answer', again: 'Send again',
};

const NOTHING_KNOWN = { name: '', tone: 'quiet', status: '-', outcome: '', provider: '', at: 0, ms: 0 };

/** So many bytes of a body are shown. */
export const BODY_BYTES = 262_144;

/**
 * `<delivery-detail>`: fires `act` (an action was chosen: back, send, edit, curl, compare, command, body,
 * har) and `tab`.
 */
class DeliveryDetail extends HTMLElement {
  connectedCallback() {
    this.id = 'detail';
    this.record = null;
    this.tab = 'overview';
    this.made = new Set();
    this.asking = null;
  }

  /**
   * Opens a delivery: what its row says at once, all of it as soon as it is there.
   *
   * @param {string} id
   * @param {import('../model/row.js').Row | undefined} row
   * @param {import('./panels.js').Context} context
   * @returns {Promise<boolean>} whether it is shown: false where another one was opened meanwhile
   */
  async open(id, row, context) {
    this.context = context;
    this.deliveryId = id;
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.made.clear();
    this.record = null;
    this.#frame();
    this.#head(row ?? NOTHING_KNOWN, row?.what ?? '');
    try {
      const record = await context.api.get(deliveryPath(id), { query: { bodies: BODY_BYTES }, signal: asking.signal });
      this.record = record;
      this.#head(rowOf(record), record.shown?.reason || record.shown?.what || record.title);
      this.show(this.tab);
      return true;
    } catch (failure) {
      if (!asking.signal.aborted) {
        this.#failed(failure);
      }
      return false;
    }
  }

  /** Shows what became of what it started, without a change to the rest. */
  async refresh() {
    const { deliveryId, context } = this;
    try {
      const record = await context.api.get(deliveryPath(deliveryId), { query: { bodies: 0 } });
      if (this.deliveryId === deliveryId && this.record !== null) {
        this.record.about = record.about;
        for (const tab of ['overview', 'answer']) {
          this.made.delete(tab);
        }
        if (this.tab === 'overview' || this.tab === 'answer') {
          this.show(this.tab);
        }
      }
    } catch {
      // It is still shown as it was; the list says what became of it.
    }
  }

  /** Shows a tab. */
  show(tab) {
    this.tab = tab;
    for (const each of TABS) {
      const chosen = each === tab;
      const handle = this.querySelector(`#tab-${each}`);
      handle?.setAttribute('aria-selected', String(chosen));
      handle?.setAttribute('tabindex', chosen ? '0' : '-1');
      const panel = this.querySelector(`#panel-${each}`);
      if (panel !== null) {
        panel.hidden = !chosen;
      }
    }
    if (this.record !== null && !this.made.has(tab)) {
      this.made.add(tab);
      this.#make(tab, this.querySelector(`#panel-${tab}`));
    }
  }

  /** The part in which it is sent again. */
  get again() {
    this.show('again');
    return this.querySelector('send-again');
  }

  /** Folds or unfolds the body. */
  fold(by) {
    if (this.tab === 'body') {
      this.querySelector('#panel-body body-view')?.fold(by);
    }
  }

  #frame() {
    this.head = h('div', { class: 'detail-title' });
    const act = name => () => this.dispatchEvent(new CustomEvent('act', { detail: name }));
    const item = (id, label, name) => button(label, act(name), { id });
    const more = h('details', { class: 'menu', id: 'more' },
      h('summary', { id: 'more-actions' }, 'More'),
      h('div', { class: 'menu-items' },
        item('copy-command', 'Copy as a notra-hooks command', 'command'),
        item('download-body', 'Download the body', 'body'),
        item('download-har', 'Download as HAR', 'har')));
    more.addEventListener('click', event => {
      if (event.target.closest('.menu-items button') !== null) {
        more.open = false;
        more.querySelector('summary').focus();
      }
    });
    more.addEventListener('focusout', event => {
      if (!more.contains(event.relatedTarget)) {
        more.open = false;
      }
    });
    more.addEventListener('keydown', event => {
      if (event.key === 'Escape' && more.open) {
        more.open = false;
        more.querySelector('summary').focus();
        event.stopPropagation();
      }
    });
    const readOnly = this.context.status?.readOnly === true;
    this.replaceChildren(
      h('div', { class: 'detail-head' },
        button('‹ List', act('back'), { id: 'back', 'aria-label': 'Back to the list' }),
        this.head,
        h('div', { class: 'actions' },
          button('Send again', act('send'), { id: 'send-again', class: 'main', disabled: readOnly }),
          button('Edit', act('edit'), { id: 'edit', disabled: readOnly }),
          button('Copy as curl', act('curl'), { id: 'copy-curl' }),
          button('Compare', act('compare'), { id: 'compare' }),
          more)),
      this.#tabs(),
      ...TABS.map(tab => h('div', {
        id: `panel-${tab}`, class: 'panel', role: 'tabpanel', 'aria-labelledby': `tab-${tab}`, tabindex: '0', hidden: true,
      })));
    this.show(this.tab);
  }

  #tabs() {
    const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'What is shown of the delivery' },
      ...TABS.map(tab => button(LABELS[tab], () => this.#choose(tab), {
        id: `tab-${tab}`, role: 'tab', 'aria-controls': `panel-${tab}`, 'aria-selected': 'false', tabindex: '-1',
      })));
    list.addEventListener('keydown', event => {
      const steps = { ArrowLeft: -1, ArrowRight: 1 };
      const at = TABS.indexOf(this.tab);
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? TABS.length - 1
        : event.key in steps ? (at + steps[event.key] + TABS.length) % TABS.length : -1;
      if (to >= 0) {
        this.#choose(TABS[to]);
        this.querySelector(`#tab-${TABS[to]}`).focus();
        event.preventDefault();
      }
    });
    return list;
  }

  #choose(tab) {
    this.show(tab);
    this.dispatchEvent(new CustomEvent('tab', { detail: tab }));
  }

  #head(row, what) {
    const focused = this.head.contains(document.activeElement);
    this.head.replaceChildren(...row === NOTHING_KNOWN ? [h('h2', { tabindex: '-1' }, 'A delivery')] : [
      h('h2', { tabindex: '-1' }, foreign(row.name || 'a delivery'), ' ',
        h('span', { class: 'tone', 'data-tone': row.tone }, row.status === '-' ? row.outcome : `${row.outcome} ${row.status}`)),
      h('p', {}, foreign(what, { class: 'detail-what' })),
      h('p', { class: 'quiet' }, `${row.provider}${row.provider === '' ? '' : ', '}${timeWords(row.at, Date.now())}, ${durationWords(row.ms)}`),
    ]);
    if (focused) {
      this.head.querySelector('h2').focus();
    }
  }

  #failed(failure) {
    const command = failure instanceof Refused ? failure.command : null;
    this.querySelector(`#panel-${this.tab}`).replaceChildren(
      h('p', { class: 'bad' }, failure.message),
      command === null ? '' : h('p', {}, 'This shows it: ', h('code', {}, command)));
  }

  #make(tab, panel) {
    const { record, context } = this;
    switch (tab) {
      case 'overview':
        return panel.replaceChildren(...overview(record, context));
      case 'headers':
        return panel.replaceChildren(...headers(record, context));
      case 'answer':
        return panel.replaceChildren(...answer(record, context));
      case 'signature':
        return this.#verify(panel, record);
      case 'body':
        return this.#body(panel, record);
      default: {
        const again = h('send-again');
        panel.replaceChildren(again);
        return again.show(record, context);
      }
    }
  }

  #body(panel, record) {
    if (!record.request) {
      panel.replaceChildren(h('p', { class: 'quiet' }, 'A command has no body: it reads that of the delivery that started it.'));
      return;
    }
    const view = h('body-view');
    panel.replaceChildren(
      ...record.request.bodyTruncated ? [h('p', { class: 'quiet' }, 'Of what was refused, the log keeps only the beginning of the body.')] : [],
      view);
    view.show(record.request, {
      label: 'The body', cut: record.cut?.request, bytes: record.cut?.request?.bytes,
      onCopy: text => this.context.copy(text, 'The body'),
      onDownload: () => this.dispatchEvent(new CustomEvent('act', { detail: 'body' })),
    });
  }

  async #verify(panel, record) {
    try {
      const verdict = await this.context.api.get(deliveryPath(record.id, 'verify'));
      if (this.record === record) {
        panel.replaceChildren(...signature(record, this.context, verdict));
      }
    } catch (refused) {
      panel.replaceChildren(h('p', { class: 'bad' }, refused.message));
    }
  }
}

customElements.define('delivery-detail', DeliveryDetail);
