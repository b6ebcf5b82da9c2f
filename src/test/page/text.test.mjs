/** What is shown of text and bytes from outside. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { EditedText, jsonInForm, lineEnds } from '../../main/resources/io/github/notrahooks/inspector/page/model/edited.js';
import { comparisonOf } from '../../main/resources/io/github/notrahooks/inspector/page/model/exact.js';
import { bodyBytes, bodyText, hexLines } from '../../main/resources/io/github/notrahooks/inspector/page/model/hex.js';
import { countHidden, hasHidden, pieces, printable } from '../../main/resources/io/github/notrahooks/inspector/page/model/hidden.js';
import { around, linePieces } from '../../main/resources/io/github/notrahooks/inspector/page/model/lines.js';
import { countWords, durationWords, grouped, sizeWords } from '../../main/resources/io/github/notrahooks/inspector/page/model/words.js';

test('what cannot be seen shows as an escape', () => {
  assert.equal(printable('a\u202eb\u200bc\u0000\ufeff\u007f\u061c'), 'a\\u202eb\\u200bc\\u0000\\ufeff\\u007f\\u061c');
  assert.equal(printable('1\n2\t3\r'), '1\\n2\\t3\\r');
  assert.equal(printable('\ud800x'), '\\ud800x');
  assert.equal(printable('x\udc00'), 'x\\udc00');
  assert.equal(printable('😀 Zoë 李雯 שלום'), '😀 Zoë 李雯 שלום');
});

test('each such character is known', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const hidden = code < 0x20 || code >= 0x7f && code <= 0x9f || code >= 0x200b && code <= 0x200f
      || code >= 0x2028 && code <= 0x202e || code >= 0x2060 && code <= 0x206f || code === 0x61c || code === 0xfeff
      || code >= 0xd800 && code <= 0xdfff;
    assert.equal(hasHidden(String.fromCharCode(code)), hidden, code.toString(16));
  }
});

test('lines stay where they may', () => {
  assert.deepEqual(pieces('a\n\u200b\tb', true),
    [{ text: 'a\n', hidden: false }, { text: '\\u200b', hidden: true }, { text: '\tb', hidden: false }]);
  assert.equal(countHidden('a\n\u200b\u202eb\r\n'), 2);
});

test('bytes are shown with their place and text', () => {
  const bytes = new TextEncoder().encode('{"a": "ä"}\nmore bytes');
  assert.equal(hexLines(bytes, 0, bytes.length),
    '00000000  7b 22 61 22 3a 20 22 c3  a4 22 7d 0a 6d 6f 72 65  {"a": "··"}·more\n'
    + '00000010  20 62 79 74 65 73                                  bytes');
});

test('bytes that are no text come in Base64', () => {
  assert.deepEqual([...bodyBytes({ bodyBase64: '/wA=' })], [255, 0]);
  assert.equal(bodyText({ bodyBase64: '/wA=' }), null);
  assert.equal(bodyText({ body: 'a' }), 'a');
});

test('long lines come in pieces, of which one has a number', () => {
  assert.deepEqual(linePieces('abcdef\n\nx', 4), [
    { number: '1', from: 0, to: 4, end: false }, { number: '', from: 4, to: 6, end: true },
    { number: '2', from: 7, to: 7, end: true }, { number: '3', from: 8, to: 9, end: true },
  ]);
  const text = '😀'.repeat(9);
  assert.equal(linePieces(text, 3).map(each => text.slice(each.from, each.to)).join('|'), Array(9).fill('😀').join('|'));
});

test('what stands around a place', () => {
  assert.deepEqual(around('x\nab?cd\ny', 4, 2), { line: 2, column: 3, before: 'ab', at: '?', after: 'c' });
  assert.deepEqual(around('ab', 2), { line: 1, column: 3, before: 'ab', at: '', after: '' });
});

test('an editor changes no line ends of its own', () => {
  const text = new EditedText('a\r\nb\r\n');
  assert.equal(text.first, 'a\nb\n');
  assert.equal(text.toSend('a\nb\n'), null);
  assert.equal(text.toSend('a\nc\n'), 'a\r\nc\r\n');
  assert.equal(new EditedText('a\nb').toSend('a\nc'), 'a\nc');
  assert.deepEqual(['a', 'a\n', 'a\r\n', '\n\r\n', 'a\r'].map(lineEnds), ['LF', 'LF', 'CRLF', 'mixed', 'mixed']);
});

test('compact JSON is laid out to be edited, and compact again when it is sent', () => {
  const original = '{"a":[1.0,{"b":"x y"},[],{}],"a":12345678901234567890}';
  const text = new EditedText(original);
  assert.equal(text.first,
    '{\n  "a": [\n    1.0,\n    {\n      "b": "x y"\n    },\n    [],\n    {}\n  ],\n  "a": 12345678901234567890\n}');
  assert.equal(text.toSend(text.first), null);
  assert.equal(text.toSend(`${text.first}\n `), null);
  assert.equal(text.toSend(text.first.replace('x y', 'x  z')), original.replace('x y', 'x  z'));
  assert.equal(text.toSend('{"a": '), '{"a": ');
});

test('JSON with white space of its own is edited as it is', () => {
  for (const original of ['{"a": 1}', '{"a":1}\n', '[1,]', '"a"', `${'['.repeat(5000)}${']'.repeat(5000)}`]) {
    assert.equal(new EditedText(original).first, original);
    assert.equal(new EditedText(original).toSend(`${original} `), `${original} `);
  }
});

test('JSON in a form is found', () => {
  assert.deepEqual(jsonInForm('application/x-www-form-urlencoded', 'x=1&payload=%7B%22a%22%3A1%7D'), { field: 'payload', json: '{"a":1}' });
  assert.equal(jsonInForm('application/json', 'payload=%7B%7D'), null);
});

test('a comparison keeps values as they were written', () => {
  const found = comparisonOf('{"body":[{"op":"changed","path":"n","a":1.0,"b":12345678901234567890},{"op":"added","path":"o","b":{"x": [1.50]}}]}');
  assert.deepEqual(found.body.map(each => [each.aText, each.bText]), [['1.0', '12345678901234567890'], [undefined, '{"x": [1.50]}']]);
});

test('numbers in words', () => {
  assert.deepEqual([0, 1, 1023, 1024, 262_144, 7_340_032].map(sizeWords), ['0 bytes', '1 byte', '1023 bytes', '1 KiB', '256 KiB', '7 MiB']);
  assert.deepEqual([27, 2400, 61_000].map(durationWords), ['27 ms', '2.4 s', '1 min 1 s']);
  assert.equal(countWords(1204, 'delivery', 'deliveries'), '1,204 deliveries');
  assert.equal(grouped(1234567), '1,234,567');
});
