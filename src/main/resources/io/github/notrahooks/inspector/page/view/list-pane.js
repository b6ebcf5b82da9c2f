/** The left side: the rows as they are filtered or found, what is new, and the chart. */

import { Deliveries } from '../model/deliveries.js';
import { matches } from '../model/filters.js';
import { rowOf } from '../model/row.js';
import { countWords, grouped, timeWords } from '../model/words.js';
import { button, h, setText } from './dom.js';
import './delivery-list.js';
import './volume-chart.js';

const FIRST = 100;
const PAGE = 200;
const CHART_MS = 700;
const COUNTED_AGAIN_MS = 60_000;
const COUNTING_MS = 1000;

/** The list of one inspector. */
export class ListPane {
  #api;
  #handlers;
  #asking = null;
  #loadingOlder = false;
  #unseen = 0;
  #meanwhile = null;
  #filters = {};
  #find = '';
  #chartDrawn = 0;
  #chartTimer = 0;
  #counted = 0;
  #spanAsked = 'minute';

  /**
   * @param {import('../link/interface.js').Interface} api
   * @param {{choose: (id: string) => void, range: (range: any) => void, problem: (failure: Error) => void,
   *   samples: () => void, endpoints: () => void, clear: () => void}} handlers
   */
  constructor(api, handlers) {
    this.#api = api;
    this.#handlers = handlers;
    this.deliveries = new Deliveries();
    this.list = document.querySelector('delivery-list');
    this.chart = document.querySelector('volume-chart');
    this.fresh = document.querySelector('#new-deliveries');
    this.list.addEventListener('choose', event => handlers.choose(event.detail));
    this.list.addEventListener('older', () => this.#older());
    this.list.addEventListener('scrolled', () => this.#settle());
    this.fresh.addEventListener('click', () => this.follow());
    this.chart.addEventListener('range', event => handlers.range(event.detail));
    this.chart.addEventListener('span', event => this.count(event.detail));
    this.list.deliveries = this.deliveries;
  }

  /** Whether new ones are shown as they arrive. */
  get following() {
    return this.list.selectedId === null && this.list.atTop && this.#find === '' && this.#filters.grep === undefined;
  }

  /** Reads the list anew. */
  async load(filters, find) {
    this.#filters = filters;
    this.#find = find;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#loadingOlder = false;
    this.#meanwhile = find === '' ? { rows: [], runs: [] } : null;
    this.#saw();
    const progress = document.querySelector('#find-progress');
    progress.hidden = find === '';
    try {
      if (find === '') {
        const { deliveries, nextCursor } = await this.#api.get(
          'deliveries', { query: { ...filters, limit: FIRST }, signal: asking.signal });
        this.deliveries.clear();
        this.deliveries.older(deliveries.map(rowOf), nextCursor);
        this.#addMeanwhile();
      } else {
        await this.#search(filters, find, progress, asking.signal);
      }
    } catch (failure) {
      if (asking.signal.aborted) {
        return;
      }
      this.#meanwhile = null;
      this.#handlers.problem(failure);
    }
    this.#shown();
  }

  /** Takes over what arrived. */
  arrived(rows, runs) {
    runs.filter(run => this.deliveries.ran(run)).forEach(() => this.list.draw());
    this.#meanwhile?.runs.push(...runs);
    const fitting = [...rows, ...runs].filter(row => matches(this.#filters, row) !== false);
    if (fitting.length > 0) {
      this.#meanwhile?.rows.push(...fitting);
      if (this.following) {
        this.list.arrived(this.deliveries.arrived(fitting.sort((a, b) => a.seq - b.seq)));
        this.#shown();
      } else {
        this.#notSeen(this.#unseen + fitting.length);
      }
    }
    this.#countHere(rows);
  }

  /** Goes to the newest, and follows. */
  async follow() {
    const missed = this.#unseen > 0;
    this.#saw();
    this.list.select(null);
    this.list.toTop();
    if (missed) {
      await this.load(this.#filters, this.#find);
    }
  }

  /** Selects a row, or none. */
  select(id) {
    this.list.select(id);
    this.#settle();
  }

  /** The ID of the row so many further, or null. */
  moved(by) {
    const at = this.list.selectedId === null ? -1 : this.deliveries.indexOf(this.list.selectedId);
    const to = Math.max(0, Math.min(this.deliveries.size - 1, at < 0 ? 0 : at + by));
    return this.deliveries.at(to)?.id ?? null;
  }

  /** Asks how many there were. */
  async count(by = this.#spanAsked) {
    this.#spanAsked = by;
    clearTimeout(this.#counted);
    try {
      const stats = await this.#api.get('stats', { query: { by } });
      if (this.#spanAsked === by) {
        this.stats = stats;
        this.#drawChart();
        this.#counted = setTimeout(() => this.count(), stats.complete ? COUNTED_AGAIN_MS : COUNTING_MS);
      }
    } catch (failure) {
      this.#counted = setTimeout(() => this.count(), COUNTED_AGAIN_MS / 4);
      this.#handlers.problem(failure);
    }
  }

  /** Marks the bar that is filtered for. */
  filtered(filters) {
    if (this.stats !== undefined) {
      this.chart.show(this.stats, Date.now(), filters);
    }
  }

  #countHere(rows) {
    if (this.stats === undefined || rows.length === 0) {
      return;
    }
    const last = { at: new Date().toISOString(), counts: {} };
    for (const row of rows) {
      const name = row.outcome === 'sent' && !row.success ? 'sent-failed' : row.outcome;
      last.counts[name] = (last.counts[name] ?? 0) + 1;
    }
    const known = this.stats.buckets.at(-1);
    if (known?.here === true) {
      Object.entries(last.counts).forEach(([name, count]) => {
        known.counts[name] = (known.counts[name] ?? 0) + count;
      });
    } else {
      this.stats.buckets.push({ ...last, here: true });
    }
    if (this.#chartTimer === 0) {
      this.#chartTimer = setTimeout(() => this.#drawChart(), Math.max(0, this.#chartDrawn + CHART_MS - Date.now()));
    }
  }

  #drawChart() {
    clearTimeout(this.#chartTimer);
    this.#chartTimer = 0;
    this.#chartDrawn = Date.now();
    this.chart.show(this.stats, Date.now(), this.#filters);
  }

  async #search(filters, find, progress, signal) {
    this.deliveries.clear();
    this.#shown();
    setText(progress, 'Looking …');
    await this.#api.stream('search', {
      query: { ...filters, text: find },
      signal,
      onEvent: ({ name, data }) => {
        if (name === 'delivery') {
          this.deliveries.older([rowOf(JSON.parse(data))], null);
          this.list.draw();
        } else if (name === 'replaced') {
          setText(progress, 'Another search took its place: press Enter to look again.');
        } else {
          const { looked, time, more } = JSON.parse(data);
          const found = countWords(this.deliveries.size, 'delivery has', 'deliveries have');
          setText(progress, name === 'progress'
            ? `${found} it; looked back to ${timeWords(Date.parse(time), Date.now())}, through ${grouped(looked)} …`
            : more ? `The newest ${grouped(this.deliveries.size)} that have it are shown; looked through ${grouped(looked)}. Filter to find older ones.`
              : `${found} it; looked through all ${grouped(looked)}.`);
          if (name === 'end') {
            // Only how it ended is said aloud: on its way it changes each second.
            setText(document.querySelector('#announcer'), progress.textContent);
          }
        }
      },
    });
  }

  async #older() {
    const { cursor } = this.deliveries;
    const asking = this.#asking;
    if (this.#loadingOlder || cursor === null || asking === null) {
      return;
    }
    this.#loadingOlder = true;
    try {
      const { deliveries, nextCursor } = await this.#api.get(
        'deliveries', { query: { ...this.#filters, limit: PAGE, cursor }, signal: asking.signal });
      this.deliveries.older(deliveries.map(rowOf), nextCursor);
      this.#loadingOlder = false;
      this.#shown();
    } catch (failure) {
      if (!asking.signal.aborted) {
        this.#handlers.problem(failure);
        setTimeout(() => {
          this.#loadingOlder = false;
          this.list.draw();
        }, COUNTING_MS);
      }
    }
  }

  /** What arrived while the list was read may be in it, or may have come too late for it. */
  #addMeanwhile() {
    const { rows, runs } = this.#meanwhile;
    const late = rows.filter(row => this.deliveries.get(row.id) === undefined);
    this.#meanwhile = null;
    if (this.following) {
      this.deliveries.arrived(late.sort((a, b) => a.seq - b.seq));
    } else {
      this.#notSeen(late.length);
    }
    runs.forEach(run => this.deliveries.ran(run));
  }

  #notSeen(count) {
    this.#unseen = count;
    this.fresh.hidden = count === 0;
    setText(this.fresh, this.#find === '' && this.#filters.grep === undefined
      ? `${grouped(count)} new` : `${grouped(count)} new, not looked into yet`);
  }

  #settle() {
    if (this.#unseen > 0 && this.following) {
      this.follow();
    }
  }

  #saw() {
    this.#unseen = 0;
    this.fresh.hidden = true;
  }

  #shown() {
    this.list.draw();
    const end = document.querySelector('#list-end');
    end.hidden = !this.deliveries.shortened;
    setText(end, this.deliveries.shortened ? 'Older ones were left out of the list: filter with until: to see them.' : '');
    const empty = document.querySelector('#empty');
    empty.hidden = this.deliveries.size > 0;
    if (!empty.hidden) {
      const filtered = Object.keys(this.#filters).length > 0;
      empty.replaceChildren(...this.#find !== '' ? [] : filtered
        ? [h('p', {}, 'No delivery is like that.'), button('Show all', this.#handlers.clear)]
        : [h('p', {}, 'No delivery yet.'),
          h('p', { class: 'quiet' }, 'Enter the address of an endpoint at the provider, or send a sample.'),
          h('p', { class: 'actions' }, button('Endpoints', this.#handlers.endpoints), button('Samples', this.#handlers.samples))]);
    }
  }
}
