/** The dialogs: samples to send, the endpoints with their addresses, and what keys do. */

import { durationWords } from '../model/words.js';
import { button, facts, foreign, h } from './dom.js';

const KEYS = [
  ['j, Down', 'select the delivery below'],
  ['k, Up', 'select the delivery above'],
  ['PgUp, PgDn', 'move by a screen'],
  ['g, G', 'select the oldest that is listed, or the newest and follow'],
  ['Enter', 'show all of it'],
  ['v', 'say why the signature is right or wrong'],
  ['r', 'send it again: a new delivery ID, signed again'],
  ['R', 'send it again with the same delivery ID'],
  ['e', 'edit its body, and send that'],
  ['c', 'copy the curl command that sends it'],
  ['m', 'mark it, or take the mark away'],
  ['d', 'compare two that are marked, or the marked one with this one'],
  ['+, −', 'unfold or fold JSON by one level'],
  ['/', 'look for a text in bodies'],
  ['Esc', 'back; then show all again; then follow the newest'],
  ['?', 'this'],
];

const FILTER_WORDS = [
  ['event:push', 'this event'], ['action:opened', 'this action of an event'],
  ['outcome:rejected,failed', 'processed, filtered, ignored, duplicate, pong, rejected, failed or sent'],
  ['status:failed', 'success or failed'], ['code:401', 'answered with this status'],
  ['since:1h', 'also today, yesterday, 2026-11-23 or an instant; until: as well'],
  ['direction:incoming', 'incoming or outgoing'], ['trigger:app', 'what a trigger started'],
  ['provider: integration: repository: cause: grep:', 'as in notra-hooks logs list'],
];

/** Makes a dialog that is closed by Escape, its button, or a press beside it. */
function dialog(id, title, ...children) {
  const box = h('dialog', { id, 'aria-labelledby': `${id}-title` },
    h('div', { class: 'dialog-head' }, h('h2', { id: `${id}-title` }, title),
      button('Close', () => box.close())),
    ...children);
  box.addEventListener('click', event => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    // A button that a key pressed has no place.
    if (event.target === box && !inside && event.detail > 0) {
      box.close();
    }
  });
  return box;
}

/**
 * What keys do, and whether they do.
 *
 * @param {boolean} on
 * @param {(on: boolean) => void} onChange
 */
export function keysDialog(on, onChange) {
  const single = h('input', { id: 'single-keys', type: 'checkbox', checked: on, on: { change: () => onChange(single.checked) } });
  return dialog('keys', 'Keys',
    h('p', {}, single, ' ', h('label', { for: 'single-keys' }, 'Letters do this (without them, Tab and Enter reach all)')),
    keyList(KEYS), h('h3', {}, 'Words to filter by'), keyList(FILTER_WORDS));
}

/**
 * The samples, to send one.
 *
 * @param {{api: any, status: () => any, open: (id: string) => void}} context
 */
export function samplesDialog({ api, status, open }) {
  const list = h('div', { class: 'samples' });
  const target = h('select', { id: 'sample-endpoint' });
  const result = h('div', { id: 'sample-sent', 'aria-live': 'polite' });
  const box = dialog('samples', 'Send a sample',
    h('div', { class: 'field' }, h('label', { for: 'sample-endpoint' }, 'To'), target), result, list);
  box.opened = async () => {
    const { readOnly, endpoints } = status() ?? {};
    target.replaceChildren(h('option', { value: '' }, 'the endpoint of its provider'),
      ...(endpoints ?? []).map(each => h('option', { value: each.repositoryId }, each.name ?? each.repositoryId)));
    result.replaceChildren(...readOnly ? [h('p', {}, 'The inspector is read-only: it sends nothing.')] : []);
    try {
      const { samples } = await api.get('samples');
      list.replaceChildren(...samples.map(each => sample(each, readOnly)));
    } catch (refused) {
      list.replaceChildren(h('p', { class: 'bad' }, refused.message));
    }
  };
  const sample = (each, readOnly) => h('div', { class: 'sample', 'data-sample': each.name },
    h('div', {}, h('strong', {}, foreign(each.name)), h('span', { class: 'quiet' }, ` ${each.provider}, ${each.outcome}`),
      h('p', {}, foreign(each.description))),
    button('Send', event => send(each.name, event.currentTarget), { disabled: readOnly === true, 'aria-label': `Send ${each.name}` }));
  const send = async (name, pressed) => {
    pressed.disabled = true;
    try {
      const asked = target.value === '' ? { sample: name } : { sample: name, endpoint: target.value };
      const sent = await api.post('send', asked);
      result.replaceChildren(h('div', { class: 'why', 'data-tone': sent.accepted ? 'good' : 'bad' },
        h('p', {}, h('strong', { class: 'tone', 'data-tone': sent.accepted ? 'good' : 'bad' },
          `${name}: ${sent.statusCode ?? 'no answer'}`), ` in ${durationWords(sent.durationMs)} `,
        sent.logId ? button('open it', () => { box.close(); open(sent.logId); }) : null),
        h('p', {}, foreign(sent.error ?? sent.explanation ?? sent.message ?? ''))));
    } catch (refused) {
      result.replaceChildren(h('p', { class: 'bad' }, refused.message));
    } finally {
      pressed.disabled = false;
      result.scrollIntoView({ block: 'nearest' });
    }
  };
  return box;
}

/**
 * The endpoints with their addresses, and a secret on a click.
 *
 * @param {{api: any, status: () => any, copy: (text: string, what: string) => void, load: () => Promise<void>}} context
 */
export function endpointsDialog({ api, status, copy, load }) {
  const list = h('div', {});
  const box = dialog('endpoints', 'Endpoints', list);
  box.opened = async () => {
    await load();
    const known = status();
    list.replaceChildren(...known?.endpoints?.length > 0
      ? known.endpoints.map(each => endpoint(each, known.readOnly))
      : [h('p', { class: 'quiet' }, 'There is no endpoint yet: notra-hooks integrations add')]);
  };
  // What was shown of a secret is gone with the dialog.
  box.addEventListener('close', () => list.replaceChildren());
  const endpoint = (each, readOnly) => {
    const secret = h('span', { class: 'secret' });
    const show = button('show', async () => {
      try {
        const { secret: text } = await api.get(`integrations/${encodeURIComponent(each.integrationId)}/secret`);
        secret.replaceChildren(h('code', {}, foreign(text)), ' ', button('copy', () => copy(text, 'The secret')));
      } catch (refused) {
        secret.replaceChildren(h('span', { class: 'bad' }, refused.message));
      }
    }, { 'aria-label': `Show the secret of ${each.name ?? each.integrationId}` });
    secret.append(readOnly ? 'not shown: the inspector is read-only' : show);
    const url = each.url === null ? h('span', { class: 'quiet' }, 'no server is running')
      : h('span', {}, h('code', {}, foreign(each.url)), ' ', button('copy', () => copy(each.url, 'The address')));
    return h('section', { class: 'endpoint' },
      h('h3', {}, foreign(each.name ?? each.repositoryId ?? each.integrationId)),
      facts([['Provider', each.provider], ['URL', url], ['Secret', secret], ['Integration', each.integrationId], ['Repository', each.repositoryId]]));
  };
  return box;
}

function keyList(pairs) {
  return h('dl', { class: 'keys' }, ...pairs.flatMap(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)]));
}
