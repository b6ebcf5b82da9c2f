/** The page: what is where, what the address says, and what keys and buttons do. */

import { EventFollower } from '../link/events.js';
import { Interface, deliveryPath } from '../link/interface.js';
import { Token } from '../link/token.js';
import { parsePlace, writePlace } from '../model/address.js';
import { Announcer, Arrivals } from './arrivals.js';
import { BODY_BYTES } from './delivery-detail.js';
import { endpointsDialog, keysDialog, samplesDialog } from './dialogs.js';
import './differences.js';
import { button, h, setText } from './dom.js';
import { FilterBar } from './filter-bar.js';
import { listenToKeys } from './keys.js';
import { ListPane } from './list-pane.js';
import { Messages } from './messages.js';

const LETTERS = 'notra-hooks-letters';
const OPEN_AFTER_MS = 60;
const find = selector => document.querySelector(selector);

/** All of the page. */
class Inspector {
  constructor() {
    this.token = new Token();
    this.api = new Interface(this.token, () => this.#withoutToken());
    this.place = parsePlace(location.hash);
    this.say = new Messages();
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
      range: range => this.#range(range),
      problem: failure => this.say.problem(failure),
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
      api: this.api, open, tab: tab => this.go({ tab }), bodies: BODY_BYTES, status: null,
      copy: (text, what) => this.say.copy(text, what),
      download: (path, name) => this.say.download(this.api, path, name),
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
    this.bar = new FilterBar({
      filter: filters => this.go({ filters }),
      find: (text, again) => this.go({ find: text }, again),
      clear: () => this.#clear(),
    });
    listenToKeys(command => this.command(command), () => this.letters);
  }

  #range(range) {
    const { since, until, ...others } = this.place.filters;
    this.go({ filters: range === null ? others : { ...others, ...range } });
  }

  #clear() {
    this.bar.empty();
    this.go({ find: '', filters: {} });
  }

  /** Goes to another place of the page. */
  go(changes, again = false) {
    const before = this.place;
    this.place = { ...before, ...changes };
    const opens = before.id === null && this.place.id !== null;
    history[opens ? 'pushState' : 'replaceState'](null, '', writePlace(this.place));
    this.#apply(before, again);
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
      this.#apply(before);
    }
  }

  #apply(before, again = false) {
    const { id, tab, compare, filters, find: text } = this.place;
    if (before === null || again || before.find !== text || JSON.stringify(before.filters) !== JSON.stringify(filters)) {
      this.bar.show(filters, text);
      this.list.load(filters, text);
      this.list.filtered(filters);
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

  #show(id) {
    const ready = this.status === null ? this.#loadStatus() : Promise.resolve();
    this.opened = ready.then(() => this.detail.open(id, this.list.deliveries.get(id), this.context));
    ready.then(() => {
      // Where the list gave way to the delivery, so does the focus.
      if (find('#list-pane').clientWidth === 0) {
        find('#detail h2')?.focus();
      }
    });
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
    this.list.select(id);
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
      this.say.problem(failure);
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
      find: () => this.bar.focus(),
      keys: () => this.#dialog(this.keys),
      back: () => this.#back(),
      fold: () => this.detail.fold(-1),
      unfold: () => this.detail.fold(1),
    };
    if (command in plain) {
      plain[command]();
    } else if (this.place.id === null) {
      this.say.notice(this.list.deliveries.size === 0 ? 'There is no delivery yet.' : 'Select one first, with j and k.');
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
      curl: async () => this.say.copy((await this.api.get(deliveryPath(id, 'curl'))).curl, 'The curl command'),
      command: async () => this.say.copy((await this.api.get(deliveryPath(id, 'curl'))).notraHooks, 'The command'),
      body: () => this.say.download(this.api, deliveryPath(id, 'body'), `${id}.body`),
      har: () => this.say.download(this.api, deliveryPath(id, 'har'), `${id}.har`),
      compare: () => this.#choose(id),
      mark: () => this.#markOne(id),
      differ: () => this.#differ(id),
    };
    try {
      await acts[name]();
    } catch (failure) {
      this.say.problem(failure);
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
      this.say.notice('The inspector is read-only: it sends nothing.');
      return;
    }
    await (await this.#again())?.send(over);
  }

  #markOne(id) {
    const marks = this.marks.includes(id) ? this.marks.filter(each => each !== id) : [...this.marks, id].slice(-2);
    this.#mark(marks);
    this.say.notice(marks.length === 2 ? 'Two are marked: d shows in what they differ.'
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
      this.say.notice('Two are needed: m marks one, then d compares it with the selected one.');
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
      this.say.answers();
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
      this.say.problem(failure);
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
