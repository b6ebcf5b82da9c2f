/** The page: what is where, what the address says, and what keys and buttons do. */

import { EventFollower } from '../link/events.js';
import { copy, save } from '../link/handed.js';
import { Interface, deliveryPath } from '../link/interface.js';
import { Token } from '../link/token.js';
import { parsePlace, writePlace } from '../model/address.js';
import { filterWords, isProblemsOnly, parseFilters, withProblemsOnly } from '../model/filters.js';
import { Announcer, Arrivals } from './arrivals.js';
import { BODY_BYTES } from './delivery-detail.js';
import { endpointsDialog, keysDialog, samplesDialog } from './dialogs.js';
import './differences.js';
import { button, foreign, h, setText } from './dom.js';
import { listenToKeys } from './keys.js';
import { ListPane } from './list-pane.js';

const LETTERS = 'notra-hooks-letters';
const NOTICE_MS = 6000;
const OPEN_AFTER_MS = 60;
const TYPED_MS = 350;
const find = selector => document.querySelector(selector);

/** All of the page. */
class Inspector {
  constructor() {
    this.token = new Token();
    this.api = new Interface(this.token, () => this.#withoutToken());
    this.place = parsePlace(location.hash);
    this.status = null;
    this.marks = [];
    this.letters = localStorage.getItem(LETTERS) !== 'off';
  }

  /** Begins: with a token, or with how to get one. */
  async start() {
    window.addEventListener('hashchange', () => this.#addressChanged());
    if (await this.token.ask()) {
      this.#open();
    } else {
      this.#withoutToken();
    }
  }

  #open() {
    find('#no-token').hidden = true;
    find('#inspector').hidden = false;
    if (this.list === undefined) {
      this.#build();
    }
    this.#loadStatus();
    this.list.count();
    this.#showFilters();
    this.follower = new EventFollower(this.api, {
      onEvent: (name, sent) => this.#event(name, sent),
      onState: (state, reason) => this.#state(state, reason),
    });
    this.follower.start();
    this.#apply(null);
  }

  #build() {
    const open = id => this.go({ id, tab: 'overview', compare: null });
    this.list = new ListPane(this.api, {
      choose: id => this.#chosen(id),
      range: range => this.filter({ ...this.place.filters, since: range?.since, until: range?.until }),
      problem: failure => this.problem(failure),
      samples: () => this.#dialog(this.samples),
      endpoints: () => this.#dialog(this.endpoints),
      clear: () => this.#clear(),
    });
    this.detail = h('delivery-detail', { hidden: true });
    this.detail.addEventListener('act', event => this.act(event.detail));
    this.detail.addEventListener('tab', event => this.#keep({ tab: event.detail }));
    this.comparison = h('delivery-comparison', { id: 'comparison', hidden: true });
    this.comparison.addEventListener('leave', () => this.go({ compare: null }));
    find('#detail-pane').append(this.detail, this.comparison);
    this.context = {
      api: this.api, open, bodies: BODY_BYTES, status: null,
      copy: (text, what) => this.#copy(text, what),
      download: (path, name) => this.#download(path, name),
    };
    const known = { ...this.context, status: () => this.status, load: () => this.#loadStatus() };
    this.samples = samplesDialog(known);
    this.endpoints = endpointsDialog(known);
    this.keys = keysDialog(this.letters, on => {
      this.letters = on;
      localStorage.setItem(LETTERS, on ? 'on' : 'off');
    });
    find('#inspector').append(this.samples, this.endpoints, this.keys);
    this.arrivals = new Arrivals((rows, runs) => this.#arrived(rows, runs), () => this.#reload());
    this.announcer = new Announcer(find('#announcer'));
    find('#open-samples').addEventListener('click', () => this.#dialog(this.samples));
    find('#open-endpoints').addEventListener('click', () => this.#dialog(this.endpoints));
    find('#open-keys').addEventListener('click', () => this.#dialog(this.keys));
    this.#bar();
    listenToKeys(command => this.command(command), () => this.letters);
  }

  #bar() {
    const filter = find('#filter');
    const search = find('#find');
    let typed = 0;
    const later = action => {
      clearTimeout(typed);
      typed = setTimeout(action, TYPED_MS);
    };
    filter.addEventListener('input', () => later(() => this.#typedFilter()));
    search.addEventListener('input', () => later(() => this.go({ find: search.value })));
    find('#filters').addEventListener('submit', event => {
      event.preventDefault();
      clearTimeout(typed);
      if (document.activeElement === search) {
        this.place = { ...this.place, find: null };
        this.go({ find: search.value });
      } else {
        this.#typedFilter();
      }
    });
    find('#only-problems').addEventListener('click', () =>
      this.filter(withProblemsOnly(this.place.filters, !isProblemsOnly(this.place.filters))));
    find('#clear-filters').addEventListener('click', () => this.#clear());
    // Enter in a form of two fields sends it only where it has such a button.
    find('#filters').append(h('button', { type: 'submit', hidden: true }, 'Filter'));
  }

  #typedFilter() {
    const { filters, problem } = parseFilters(find('#filter').value);
    this.#filterProblem(problem);
    if (problem === null) {
      this.filter(filters, true);
    }
  }

  #filterProblem(problem) {
    const line = find('#filter-problem');
    line.hidden = problem === null;
    setText(line, problem ?? '');
    find('#filter').setAttribute('aria-invalid', String(problem !== null));
  }

  /** Filters the list. */
  filter(filters, typing = false) {
    const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
    this.go({ filters: given });
    this.#showFilters(typing);
  }

  #showFilters(typing = false) {
    const { filters, find: text } = this.place;
    if (!typing) {
      find('#filter').value = filterWords(filters);
      this.#filterProblem(null);
    }
    if (document.activeElement !== find('#find')) {
      find('#find').value = text;
    }
    find('#only-problems').setAttribute('aria-pressed', String(isProblemsOnly(filters)));
    find('#clear-filters').hidden = Object.keys(filters).length === 0 && text === '';
    this.list.filtered(filters);
  }

  #clear() {
    find('#find').value = '';
    this.go({ find: '', filters: {} });
    this.#showFilters();
  }

  /** Goes to another place of the page. */
  go(changes) {
    const before = this.place;
    this.place = { ...before, ...changes };
    const opens = before.id === null && this.place.id !== null;
    history[opens ? 'pushState' : 'replaceState'](null, '', writePlace({ ...this.place, find: this.place.find ?? '' }));
    this.#apply(before);
  }

  #keep(changes) {
    this.place = { ...this.place, ...changes };
    history.replaceState(null, '', writePlace(this.place));
  }

  #addressChanged() {
    if (this.token.takeFromAddress()) {
      this.follower?.stop();
      this.place = parsePlace('');
      this.#open();
    } else if (this.list !== undefined) {
      const before = this.place;
      this.place = parsePlace(location.hash);
      this.#showFilters();
      this.#apply(before);
    }
  }

  #apply(before) {
    const { id, tab, compare, filters, find: text } = this.place;
    if (before === null || before.find !== text || JSON.stringify(before.filters) !== JSON.stringify(filters)) {
      find('#clear-filters').hidden = Object.keys(filters).length === 0 && text === '';
      this.list.load(filters, text);
    }
    const opened = before === null || before.id !== id;
    this.detail.tab = tab;
    if (opened) {
      this.list.select(id);
      clearTimeout(this.opening);
      if (id !== null) {
        this.opening = setTimeout(() => this.#show(id), before === null ? 0 : OPEN_AFTER_MS);
      }
    } else if (before.tab !== tab && id !== null) {
      this.detail.show(tab);
    }
    if (compare !== null && (opened || before.compare !== compare)) {
      this.#compare(id, compare);
    }
    this.#layOut();
  }

  #layOut() {
    const { id, compare } = this.place;
    find('#panes').dataset.open = String(id !== null);
    find('#nothing-open').hidden = id !== null;
    this.detail.hidden = id === null || compare !== null;
    this.comparison.hidden = compare === null;
  }

  async #show(id) {
    if (this.status === null) {
      await this.#loadStatus();
    }
    this.context.status = this.status;
    this.opened = this.detail.open(id, this.list.deliveries.get(id), this.context);
    return this.opened;
  }

  #chosen(id) {
    if (this.choosing !== undefined) {
      const first = this.choosing;
      this.#choose(undefined);
      if (first !== id) {
        this.#compareInOrder(first, id);
        return;
      }
    }
    this.go({ id, compare: null });
  }

  #choose(id) {
    this.choosing = id;
    const line = find('#choosing');
    line.hidden = id === undefined;
    line.replaceChildren();
    if (id !== undefined) {
      line.append('Choose the delivery to compare it with. ', button('Cancel', () => this.#choose(undefined)));
      find('#panes').dataset.open = 'false';
    } else {
      this.#layOut();
    }
  }

  #compareInOrder(one, other) {
    // What changed reads from the older one to the newer one.
    const older = this.list.deliveries.indexOf(one) > this.list.deliveries.indexOf(other);
    this.go(older ? { id: one, compare: other } : { id: other, compare: one });
  }

  async #compare(a, b) {
    try {
      this.comparison.show(await this.api.compare(a, b));
    } catch (failure) {
      this.go({ compare: null });
      this.problem(failure);
    }
  }

  /** Does what a key asks for. */
  command(command) {
    const moves = { down: 1, up: -1, pageDown: this.list.list.screen, pageUp: -this.list.list.screen, oldest: Infinity };
    if (command in moves) {
      const id = this.list.moved(moves[command]);
      if (id !== null) {
        this.go({ id, compare: null });
      }
      return;
    }
    const plain = {
      newest: () => { this.go({ id: null, compare: null }); this.list.follow(); },
      show: () => { find('#detail h2')?.focus(); },
      find: () => { find('#find').focus(); find('#find').select(); },
      keys: () => this.#dialog(this.keys),
      back: () => this.#back(),
      fold: () => this.detail.fold(-1),
      unfold: () => this.detail.fold(1),
    };
    if (command in plain) {
      plain[command]();
    } else if (this.place.id === null) {
      this.notice(this.list.deliveries.size === 0 ? 'There is no delivery yet.' : 'Select one first, with j and k.');
    } else {
      const acts = { replay: 'send', verify: 'verify', redeliver: 'redeliver', edit: 'edit', curl: 'curl', mark: 'mark', differ: 'differ' };
      this.act(acts[command]);
    }
  }

  #back() {
    if (document.activeElement.matches('input, textarea, select')) {
      document.activeElement.blur();
    } else if (this.choosing !== undefined) {
      this.#choose(undefined);
    } else if (this.place.compare !== null) {
      this.go({ compare: null });
    } else if (this.place.id !== null) {
      this.go({ id: null, tab: 'overview' });
      find('#deliveries').focus();
    } else if (Object.keys(this.place.filters).length > 0 || this.place.find !== '') {
      this.#clear();
    } else if (this.marks.length > 0) {
      this.#mark([]);
    } else {
      this.list.follow();
    }
  }

  /** Does something with the delivery that is open. */
  async act(name) {
    const { id } = this.place;
    const acts = {
      back: () => this.#back(),
      verify: () => this.go({ tab: 'signature', compare: null }),
      send: () => this.#send({}),
      redeliver: () => this.#send({ id: 'keep' }),
      edit: async () => (await this.#again())?.edit(),
      curl: async () => this.#copy((await this.api.get(deliveryPath(id, 'curl'))).curl, 'The curl command'),
      command: async () => this.#copy((await this.api.get(deliveryPath(id, 'curl'))).notraHooks, 'The command'),
      body: () => this.#download(deliveryPath(id, 'body'), `${id}.body`),
      har: () => this.#download(deliveryPath(id, 'har'), `${id}.har`),
      compare: () => this.#choose(id),
      mark: () => this.#markOne(id),
      differ: () => this.#differ(id),
    };
    try {
      await acts[name]();
    } catch (failure) {
      this.problem(failure);
    }
  }

  async #again() {
    clearTimeout(this.opening);
    if (this.detail.deliveryId !== this.place.id) {
      this.#show(this.place.id);
    }
    this.go({ tab: 'again', compare: null });
    return await this.opened ? this.detail.again : null;
  }

  async #send(over) {
    if (this.status?.readOnly) {
      this.notice('The inspector is read-only: it sends nothing.');
      return;
    }
    await (await this.#again())?.send(over);
  }

  #markOne(id) {
    const marks = this.marks.includes(id) ? this.marks.filter(each => each !== id) : [...this.marks, id].slice(-2);
    this.#mark(marks);
    this.notice(marks.length === 2 ? 'Two are marked: d shows in what they differ.'
      : marks.length === 1 ? 'Marked: d compares it with the one that is selected then.' : 'It is marked no more.');
  }

  #mark(marks) {
    this.marks = marks;
    this.list.list.markedIds = new Set(marks);
    this.list.list.draw();
  }

  #differ(id) {
    const both = [...new Set([...this.marks, id])];
    if (both.length < 2) {
      this.notice('Two are needed: m marks one, then d compares it with the selected one.');
    } else {
      this.#compareInOrder(both[0], both[1]);
    }
  }

  #event(name, sent) {
    if (name === 'gap') {
      this.#reload();
    } else if (name === 'delivery' || name === 'run') {
      this.arrivals.add(name, sent);
    }
  }

  #arrived(rows, runs) {
    this.list.arrived(rows, runs);
    this.announcer.arrived(rows);
    if (runs.some(run => run.causeId === this.place.id)) {
      clearTimeout(this.refreshing);
      this.refreshing = setTimeout(() => this.detail.refresh(), 400);
    }
  }

  #reload() {
    this.arrivals.clear();
    this.list.load(this.place.filters, this.place.find);
    this.list.count();
  }

  #state(state, reason) {
    const live = find('#live');
    live.dataset.state = state;
    setText(live, { open: 'live', waiting: 'not connected, trying again', closed: 'stopped' }[state]);
    live.title = reason ?? '';
    if (state === 'open') {
      this.#solved();
      if (this.wasOpen) {
        this.#loadStatus();
      } else {
        this.wasOpen = true;
        this.#reload();
      }
    }
  }

  async #loadStatus() {
    try {
      this.status = await this.api.get('status');
      this.context.status = this.status;
      find('#read-only').hidden = !this.status.readOnly;
    } catch (failure) {
      this.problem(failure);
    }
  }

  /** Says what was wrong. */
  problem(failure) {
    if (failure.status === 401 || failure.name === 'AbortError') {
      return;
    }
    const line = find('#problem');
    line.hidden = false;
    line.dataset.status = failure.status ?? '';
    line.replaceChildren(foreign(failure.message ?? String(failure)), ' ',
      failure.command ? h('code', {}, foreign(failure.command)) : '', ' ', button('Dismiss', () => { line.hidden = true; }));
  }

  #solved() {
    if (find('#problem').dataset.status === '0') {
      find('#problem').hidden = true;
    }
  }

  /** Says something, for a while. */
  notice(text) {
    clearTimeout(this.noticing);
    setText(find('#notice'), text);
    this.noticing = setTimeout(() => setText(find('#notice'), ''), NOTICE_MS);
  }

  async #copy(text, what) {
    if (await copy(text)) {
      this.notice(`${what} was copied.`);
    } else {
      const box = h('dialog', { 'aria-label': what }, h('p', {}, 'The browser did not let it be copied. Here it is:'),
        h('pre', { tabindex: '0' }, foreign(text, { keepLines: true })), button('Close', () => box.close()));
      box.addEventListener('close', () => box.remove());
      document.body.append(box);
      box.showModal();
    }
  }

  async #download(path, name) {
    try {
      const { blob, name: given } = await this.api.bytes(path);
      save(blob, given ?? name);
      this.notice('It was handed over to the browser as a download.');
    } catch (failure) {
      this.problem(failure);
    }
  }

  #dialog(box) {
    box.showModal();
    box.opened?.();
  }

  #withoutToken() {
    this.token.forget();
    this.follower?.stop();
    document.querySelectorAll('dialog[open]').forEach(each => each.close());
    find('#inspector').hidden = true;
    find('#no-token').hidden = false;
  }
}

new Inspector().start();
