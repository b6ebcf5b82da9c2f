/** The page holds to its policy: no markup out of text, nothing inline, nothing from elsewhere, and it is small. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

const root = new URL('../../main/resources/io/github/notrahooks/inspector/page/', import.meta.url);
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => {
    const name = `${entry.parentPath ?? entry.path}/${entry.name}`;
    return { name, text: readFileSync(name, 'utf8') };
  });
const scripts = files.filter(({ name }) => name.endsWith('.js'));
const without = text => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');

const SINKS = /innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|createContextualFragment|DOMParser|srcdoc\s*=|\beval\b|new Function|\bFunction\(|set(?:Timeout|Interval)\(\s*['"`]|setAttribute\(\s*['"`](?:style|on)|\.on(?!message\b)[a-z]+\s*=|cssText|insertRule|import\(|EventSource|document\.cookie|window\.open|javascript:/;

for (const { name, text } of scripts) {
  test(`${name.slice(name.indexOf('/page/') + 6)} makes no markup and runs no text`, () => {
    assert.doesNotMatch(without(text), SINKS);
    assert.match(text, /^\/\*\*/, 'begins with what it is');
    assert.ok(text.split('\n').length <= 401, 'has at most 400 lines');
    assert.doesNotMatch(text, /from ['"](?!\.\.?\/)/, 'imports only what is here');
  });
}

test('the page has nothing inline and nothing from elsewhere', () => {
  const { text } = files.find(({ name }) => name.endsWith('index.html'));
  assert.doesNotMatch(text, /\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc="\/page\/)|<iframe|<form[^>]*\saction/i);
  for (const [, address] of text.matchAll(/(?:src|href)="([^"]*)"/g)) {
    assert.match(address, /^(?:\/page\/[\w/.-]+|data:,)$/);
  }
  for (const { name, text: style } of files.filter(each => each.name.endsWith('.css'))) {
    assert.doesNotMatch(style, /@import|url\(/, name);
  }
});

test('only the sender of requests fetches, and nothing is kept but the token and a choice', () => {
  assert.deepEqual(scripts.filter(({ text }) => /\bfetch\(/.test(without(text))).map(({ name }) => name.split('/').pop()), ['interface.js']);
  for (const { name, text } of scripts) {
    assert.doesNotMatch(without(text), /indexedDB|serviceWorker|WebSocket|XMLHttpRequest/, name);
  }
});

test('all of it is at most 100 KiB, each file compressed', () => {
  const size = files.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
  assert.ok(size <= 100 * 1024, `${size} bytes`);
  console.log(`${files.length} files, ${size} bytes compressed`);
});
