/** The rows of the list, those in view, and the chart's numbers. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { barWords, bars, scaleFor, toneOf } from '../../main/resources/io/github/notrahooks/inspector/page/model/buckets.js';
import { Deliveries, MOST_ROWS } from '../../main/resources/io/github/notrahooks/inspector/page/model/deliveries.js';
import { rowOf, startedWords } from '../../main/resources/io/github/notrahooks/inspector/page/model/row.js';
import { rowsInView, scrollTo } from '../../main/resources/io/github/notrahooks/inspector/page/model/window.js';

const row = (seq, over = {}) => rowOf({
  id: `log_${seq}`, seq, createdAt: '2026-11-28T18:00:00.000Z', status: 'success', outcome: 'processed', direction: 'incoming', ...over,
});
const ids = list => Array.from({ length: list.size }, (_, i) => list.at(i).id);

test('counts from the newest and takes each only once', () => {
  const list = new Deliveries();
  list.older([row(5), row(4)], 'c');
  assert.equal(list.arrived([row(5), row(6)]), 1);
  list.older([row(4), row(3)], null);
  assert.deepEqual(ids(list), ['log_6', 'log_5', 'log_4', 'log_3']);
  assert.equal(list.indexOf('log_6'), 0);
  assert.equal(list.indexOf('log_4'), 2);
  assert.equal(list.indexOf('log_9'), -1);
});

test('leaves out the oldest where there are too many, and says so', () => {
  const list = new Deliveries();
  list.older([], 'c');
  list.arrived(Array.from({ length: MOST_ROWS + 1 }, (_, i) => row(i)));
  assert.ok(list.size < MOST_ROWS);
  assert.ok(list.shortened);
  assert.equal(list.cursor, null);
  assert.equal(list.at(0).id, `log_${MOST_ROWS}`);
  assert.equal(list.get('log_0'), undefined);
});

test('a run is noted where it was started, its last attempt counts', () => {
  const list = new Deliveries();
  list.arrived([row(1)]);
  const run = (seq, statusCode, tone) => row(seq, { causeId: 'log_1', triggerId: 'app', statusCode, shown: { tone } });
  assert.ok(list.ran(run(2, 502, 'quiet')));
  assert.ok(list.ran(run(3, 200, 'good')));
  assert.equal(list.ran(row(4, { causeId: 'log_0' })), false);
  assert.deepEqual(startedWords(list.get('log_1')), [{ words: '→ app 200', tone: 'good' }]);
});

test('rows in view', () => {
  assert.deepEqual(rowsInView(0, 100, 50, 1000, 2), { from: 0, to: 4 });
  assert.deepEqual(rowsInView(5000, 100, 50, 1000, 2), { from: 98, to: 104 });
  assert.deepEqual(rowsInView(1e9, 100, 50, 10, 2), { from: 10, to: 10 });
  assert.deepEqual(rowsInView(-20, 100, 50, 0, 2), { from: 0, to: 0 });
});

test('scrolls as little as possible', () => {
  assert.equal(scrollTo(0, 200, 100, 50), 0);
  assert.equal(scrollTo(5, 200, 100, 50), 200);
  assert.equal(scrollTo(9, 200, 100, 50), 400);
});

test('bars for each part of the time', () => {
  const now = Date.parse('2026-11-28T18:30:20Z');
  const all = bars('minute', [{ at: '2026-11-28T18:30:00Z', counts: { processed: 3, rejected: 1 } }, { at: '2026-11-28T17:00:00Z', counts: { pong: 1 } }], now);
  assert.equal(all.length, 60);
  assert.deepEqual([all[59].good, all[59].bad, all[59].total], [3, 1, 4]);
  assert.equal(all[58].total, 0);
  assert.equal(all[59].until - all[59].at, 60_000);
  assert.equal(barWords(all[59]), '3 processed, 1 rejected');
});

test('outcomes have a tone, scales are round', () => {
  assert.deepEqual(['sent', 'sent-failed', 'duplicate', 'exhausted'].map(toneOf), ['good', 'bad', 'quiet', 'bad']);
  assert.deepEqual([1, 3, 11, 60, 200].map(scaleFor), [1, 5, 20, 100, 200]);
});
