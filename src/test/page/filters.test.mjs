/** Filters in words, in the address, and for what arrives. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parsePlace, tokenIn, writePlace } from '../../main/resources/io/github/notrahooks/inspector/page/model/address.js';
import {
  filterWords, isProblemsOnly, matches, parseFilters, withProblemsOnly,
} from '../../main/resources/io/github/notrahooks/inspector/page/model/filters.js';
import { rowOf } from '../../main/resources/io/github/notrahooks/inspector/page/model/row.js';

test('words and filters say the same', () => {
  const words = 'event:push status:failed since:1h';
  assert.deepEqual(parseFilters(words), { filters: { event: 'push', status: 'failed', since: '1h' }, problem: null });
  assert.equal(filterWords(parseFilters(words).filters), words);
});

test('a value may have white space, quotes and colons', () => {
  const filters = { grep: 'a "b" \\c: d', since: '2026-11-23T09:00:00Z' };
  assert.deepEqual(parseFilters(filterWords(filters)).filters, filters);
});

test('outcomes are collected', () => {
  assert.equal(parseFilters('outcome:rejected outcome:failed').filters.outcome, 'rejected,failed');
});

for (const [words, problem] of [
  ['push', /event:push/], ['evnt:push', /Did you mean event:\?/], ['colour:red', /There are event/],
  ['event:', /needs a value/], ['event:a event:b', /twice/],
]) {
  test(`says what is wrong with ${words}`, () => assert.match(parseFilters(words).problem, problem));
}

const row = (over = {}) => rowOf({
  id: 'log_1', seq: 1, createdAt: '2026-11-28T18:00:00.000Z', status: 'failed', outcome: 'rejected', direction: 'incoming',
  payload: { event: 'push', action: '' }, statusCode: 401, ...over,
});

test('says which rows belong into a list', () => {
  assert.equal(matches({}, row()), true);
  assert.equal(matches({ event: 'push', status: 'failed', code: '401', outcome: 'failed,rejected' }, row()), true);
  assert.equal(matches({ event: 'release' }, row()), false);
  assert.equal(matches({ until: '2026-11-28T18:00:00Z' }, row()), false);
  assert.equal(matches({ grep: 'x' }, row()), null);
});

test('leaves out what triggers started unless it is asked for', () => {
  const run = row({ causeId: 'log_0', triggerId: 'app', direction: 'outgoing' });
  assert.equal(matches({}, run), false);
  assert.equal(matches({ trigger: 'app' }, run), true);
  assert.equal(matches({ direction: 'outgoing' }, run), true);
});

test('problems only is a filter like the others', () => {
  const only = withProblemsOnly({ event: 'push' }, true);
  assert.deepEqual(only, { event: 'push', status: 'failed' });
  assert.ok(isProblemsOnly(only));
  assert.deepEqual(withProblemsOnly(only, false), { event: 'push' });
});

test('the address keeps what is open and how it is filtered', () => {
  const place = {
    id: 'log_1', tab: 'body', compare: 'log_2', find: 'a&b #?', filters: { event: 'push', since: '2026-11-23T09:00:00Z' },
  };
  assert.deepEqual(parsePlace(writePlace(place)), place);
  assert.equal(writePlace({ id: null, tab: 'overview', compare: null, find: '', filters: {} }), '#/');
});

test('what an address has besides is left out', () => {
  assert.deepEqual(parsePlace('#/<img>?tab=evil&event=push&x=1'),
    { id: null, tab: 'overview', compare: null, find: '', filters: { event: 'push' } });
});

test('a token is known by its form', () => {
  assert.equal(tokenIn(`#t=${'a'.repeat(43)}`), 'a'.repeat(43));
  assert.equal(tokenIn('#t='), null);
  assert.equal(tokenIn(`#/?t=${'a'.repeat(43)}`), null);
});
