/** Events are read from pieces that end anywhere. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { EventStreamParser } from '../../main/resources/io/github/notrahooks/inspector/page/model/event-stream.js';

const STREAM = '\ufeffretry: 1500\n\nevent: open\ndata: {"lastSeq":3}\n\n: alive\n\nevent: delivery\r\nid: 4\r\ndata: {"a":\r\n'
  + 'data:  1}\r\n\r\nid: 5\rdata: x\r\rdata\n\nevent: lost\n\ndata: unfinished\n';
const EVENTS = [
  { name: 'open', data: '{"lastSeq":3}', id: null },
  { name: 'delivery', data: '{"a":\n 1}', id: '4' },
  { name: 'message', data: 'x', id: '5' },
  { name: 'message', data: '', id: null },
];

test('reads a stream in one piece', () => {
  const parser = new EventStreamParser();
  assert.deepEqual(parser.push(STREAM), EVENTS);
  assert.equal(parser.retry, 1500);
});

test('reads it in pieces of any size', () => {
  for (let size = 1; size < STREAM.length; size++) {
    const parser = new EventStreamParser();
    const events = [];
    for (let at = 0; at < STREAM.length; at += size) {
      events.push(...parser.push(STREAM.slice(at, at + size)));
    }
    assert.deepEqual(events, EVENTS, `pieces of ${size}`);
  }
});

test('an empty piece changes nothing', () => {
  const parser = new EventStreamParser();
  parser.push('data: a\r');
  parser.push('');
  assert.deepEqual(parser.push('\n\r\n'), [{ name: 'message', data: 'a', id: null }]);
});
