/** JSON is found as it was written, however deep or broken it is. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Part, entries, isOpen, place, scan, written } from '../../main/resources/io/github/notrahooks/inspector/page/model/json-scan.js';

const all = parts => parts.kinds.map((_, part) => written(parts, part));

test('keeps numbers, escapes, repeated names and their order', () => {
  const text = '{"b":123456789012345678901234567890.00,"a":"\\u0041\\/", "b":-1E+2}';
  const parts = scan(text);
  assert.equal(parts.problem, null);
  assert.deepEqual(all(parts),
    ['{', '"b"', '123456789012345678901234567890.00', '"a"', '"\\u0041\\/"', '"b"', '-1E+2', '}']);
});

test('finds the end of each object and array and counts its entries', () => {
  const parts = scan('[1,{"a":[]},[2,3]]');
  assert.equal(parts.counts.get(0), 3);
  const found = entries(parts, 0, 0, 10);
  assert.equal(found.next, 0);
  assert.deepEqual(found.entries.map(each => parts.kinds[each.value]), [Part.NUMBER, Part.OBJECT, Part.ARRAY]);
  assert.ok(isOpen(parts, found.entries[1].value));
});

test('gives the entries of a long array in parts', () => {
  const parts = scan(`[${Array.from({ length: 1000 }, (_, i) => `[${i}]`).join(',')}]`);
  const values = [];
  for (let next = 0, first = true; first || next > 0; first = false) {
    const some = entries(parts, 0, next, 300);
    values.push(...some.entries.map(each => written(parts, each.value + 1)));
    next = some.next;
  }
  assert.deepEqual(values, Array.from({ length: 1000 }, (_, i) => String(i)));
});

test('reads 100,000 levels', () => {
  const parts = scan('['.repeat(100_000) + ']'.repeat(100_000));
  assert.equal(parts.problem, null);
  assert.equal(parts.depth, 100_000);
});

for (const [text, line, column, message] of [
  ['{"a": 1,\n "b": [1, 2,],\n "c": 3}', 2, 13, /a value/],
  ['{"a" 1}', 1, 6, /colon/],
  ['{"a": 1} x', 1, 10, /more after its end/],
  ['{a: 1}', 1, 2, /a name in quotes/],
  ['[1 2]', 1, 4, /comma/],
  ['["\t"]', 1, 3, /control character/],
  ['["\\x"]', 1, 3, /no such escape/],
  ['[01]', 1, 3, /comma/],
  ['[+1]', 1, 2, /a value/],
  ['["😀", nul]', 1, 7, /a value/],
  ['', 1, 1, /empty/],
  ['{"a": ', 1, 7, /a value/],
  ['["abc', 1, 6, /ends within a text/],
]) {
  test(`says where ${JSON.stringify(text)} is no JSON`, () => {
    const { problem } = scan(text);
    assert.match(problem.message, message);
    assert.deepEqual([problem.line, problem.column], [line, column]);
  });
}

test('agrees with JSON.parse on what is JSON', () => {
  for (const text of ['1', '"a"', 'null', ' [ ] ', '{"":{}}', '-0', '1.5e-3', '[1,]', '{"a":1,}', '.5', '1.', '-', 'tru', '[[]', '{"a"}', '"\\ud800"', '\u00a01']) {
    let valid = true;
    try {
      JSON.parse(text);
    } catch {
      valid = false;
    }
    assert.equal(scan(text).problem === null, valid, text);
  }
});

test('the end of a cut text is no mistake, a mistake before it is', () => {
  const whole = '{"items":[{"id":1,"name":"item \\u0041","ok":true,"n":-1.5e+3},null]}';
  for (let end = 1; end < whole.length; end++) {
    const parts = scan(whole.slice(0, end), true);
    assert.equal(parts.problem, null, whole.slice(0, end));
    assert.equal(parts.unfinished, true);
  }
  assert.notEqual(scan('{"a" 1, "b": [', true).problem, null);
});

test('counts lines and characters from 1', () => {
  assert.deepEqual(place('a\n😀b', 4), { offset: 4, line: 2, column: 2 });
});
