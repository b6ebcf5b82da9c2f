/** The bar of bars over the list: how many deliveries there were, and how they went. */

import { SPANS, barWords, bars, scaleFor } from '../model/buckets.js';
import { grouped, timeWords } from '../model/words.js';
import { button, h, setText, svg } from './dom.js';

const HEIGHT = 40;
const WIDTH = 10;
const TONES = ['bad', 'quiet', 'good'];

/** `<volume-chart>`: fires `span` (another span was chosen) and `range` (a bar was pressed). */
class VolumeChart extends HTMLElement {
  connectedCallback() {
    this.by = 'minute';
    this.focused = -1;
    this.shape = '';
    this.choices = Object.entries(SPANS).map(([by, { label, each }]) =>
      button(label, () => this.#choose(by), { 'aria-pressed': String(by === this.by), 'data-by': by, title: each }));
    this.picture = svg('svg', {
      id: 'chart', role: 'group', preserveAspectRatio: 'none', 'aria-label': 'Deliveries over time',
    });
    this.picture.addEventListener('keydown', event => this.#key(event));
    this.picture.addEventListener('click', event => this.#press(event.target.closest('[data-bar]')));
    this.picture.addEventListener('pointerover', event => this.#tell(event.target.closest('[data-bar]')));
    this.picture.addEventListener('pointerleave', () => this.#tell(null));
    this.words = h('p', { class: 'chart-words' });
    this.append(h('div', { class: 'chart-head' },
      this.words, h('div', { class: 'choices', role: 'group', 'aria-label': 'Time shown' }, ...this.choices)),
    this.picture);
  }

  /**
   * Shows what was counted.
   *
   * @param {{by: string, buckets: any[], complete: boolean, since: string | null}} stats
   * @param {number} now
   * @param {{since?: string, until?: string}} filters the time that is filtered for
   */
  show(stats, now, filters) {
    this.stats = stats;
    this.bars = bars(stats.by, stats.buckets, now);
    this.by = stats.by;
    const most = scaleFor(Math.max(1, ...this.bars.map(each => each.total)));
    this.#shape();
    this.bars.forEach((bar, i) => {
      const group = this.picture.children[i];
      let y = HEIGHT;
      TONES.forEach((tone, t) => {
        const rect = group.children[t + 1];
        // What there is of can be seen, however little it is.
        const height = bar[tone] === 0 ? 0 : Math.max(1.5, bar[tone] / most * HEIGHT);
        y -= height;
        set(rect, 'y', Math.max(0, y).toFixed(2));
        set(rect, 'height', height.toFixed(2));
      });
      set(group, 'aria-label', `${timeWords(bar.at, now)}: ${barWords(bar)}`);
      const chosen = Date.parse(filters.since) === bar.at && Date.parse(filters.until) === bar.until;
      set(group, 'aria-pressed', String(chosen));
    });
    this.#say();
  }

  #shape() {
    if (this.shape === this.by) {
      return;
    }
    this.shape = this.by;
    this.focused = this.bars.length - 1;
    this.picture.setAttribute('viewBox', `0 0 ${this.bars.length * WIDTH} ${HEIGHT}`);
    this.picture.replaceChildren(...this.bars.map((_, i) => svg('g', {
      role: 'button', 'data-bar': i, tabindex: i === this.focused ? '0' : '-1',
    },
    svg('rect', { class: 'bar-back', x: i * WIDTH, y: 0, width: WIDTH, height: HEIGHT }),
    ...TONES.map(tone => svg('rect', { class: `bar-${tone}`, x: i * WIDTH + 1, y: HEIGHT, width: WIDTH - 2, height: 0 })))));
    this.choices.forEach(choice => choice.setAttribute('aria-pressed', String(choice.dataset.by === this.by)));
  }

  #say() {
    if (this.told) {
      return;
    }
    const total = this.bars.reduce((sum, each) => sum + each.total, 0);
    const bad = this.bars.reduce((sum, each) => sum + each.bad, 0);
    const { label } = SPANS[this.by];
    const since = this.stats.complete || !this.stats.since ? '' : `, counted since ${timeWords(Date.parse(this.stats.since), Date.now())} so far`;
    setText(this.words, `${grouped(total)} in the last ${label.toLowerCase()}`
      + `${bad === 0 ? '' : `, ${grouped(bad)} refused or failed`}${since}`);
  }

  #tell(bar) {
    this.told = bar !== null;
    if (bar === null) {
      this.#say();
    } else {
      setText(this.words, bar.getAttribute('aria-label'));
    }
  }

  #choose(by) {
    this.dispatchEvent(new CustomEvent('span', { detail: by }));
  }

  #press(group) {
    if (group !== null) {
      const { at, until } = this.bars[Number(group.dataset.bar)];
      this.dispatchEvent(new CustomEvent('range', {
        detail: group.getAttribute('aria-pressed') === 'true' ? null
          : { since: instant(at), until: instant(until) },
      }));
    }
  }

  #key(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -this.bars.length, End: this.bars.length };
    if (event.key === 'Enter' || event.key === ' ') {
      this.#press(event.target.closest('[data-bar]'));
    } else if (event.key in steps) {
      this.picture.children[this.focused].setAttribute('tabindex', '-1');
      this.focused = Math.max(0, Math.min(this.bars.length - 1, this.focused + steps[event.key]));
      this.picture.children[this.focused].setAttribute('tabindex', '0');
      this.picture.children[this.focused].focus();
      this.#tell(this.picture.children[this.focused]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

function instant(at) {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

customElements.define('volume-chart', VolumeChart);
