/** What the tabs of a delivery show, besides its body and Send again. */

import { deliveryPath } from '../link/interface.js';
import { rowOf } from '../model/row.js';
import { durationWords, fullTime, sizeWords } from '../model/words.js';
import { button, facts, foreign, h } from './dom.js';
import './body-view.js';

/**
 * @typedef {{api: import('../link/interface.js').Interface, open: (id: string) => void, tab: (tab: string) => void,
 *   copy: (text: string, what: string) => void, download: (path: string, name: string) => void,
 *   bodies: number}} Context
 */

/**
 * Why it came out so, what belongs to it, and what it started.
 *
 * @param {any} record
 * @param {Context} context
 */
export function overview(record, context) {
  const { about } = record;
  const tone = record.shown?.tone ?? 'quiet';
  const parts = [
    h('div', { class: 'why', 'data-tone': tone },
      h('p', {}, foreign(about.why ?? record.errorMessage ?? record.title)),
      about.advice ? h('p', { class: 'advice' }, foreign(about.advice)) : null,
      record.outcome === 'rejected'
        ? h('p', {}, button('See the signature', () => context.tab('signature')))
        : null),
  ];
  for (const [label, row] of [
    ['It is a duplicate of', about.duplicateOf], ['It was started for', about.causedBy],
    [record.direction === 'outgoing' ? 'As it was received' : 'As it was sent', about.otherSide],
  ]) {
    if (row) {
      parts.push(h('h3', {}, label), related([row], context));
    }
  }
  if (about.started?.length > 0) {
    parts.push(h('h3', {}, 'What it started'), related(about.started, context));
  }
  for (const note of about.notes ?? []) {
    parts.push(h('p', { class: 'quiet' }, foreign(note)));
  }
  parts.push(h('h3', {}, 'Details'), facts([
    ['Time', fullTime(Date.parse(record.createdAt))],
    ['Took', durationWords(record.durationMs ?? 0)],
    ['Delivery ID', record.referenceId],
    ['Log ID', record.id],
    ['Event', record.shown?.event ?? record.payload?.event],
    ['Path', record.request && `${record.request.method} ${record.request.url ?? record.request.path}`],
    ['From', record.request?.remoteAddress],
    ['Integration', record.integrationId],
    ['Repository', record.repositoryId],
    ['Trigger', record.triggerId && `${record.triggerId}, attempt ${record.attempt}`],
    ['Body', record.request && sizeWords(record.request.bodyBytes ?? 0)],
    ['SHA-256', record.request?.bodySha256],
    ['Command', record.run && (record.run.command ?? []).join(' ')],
  ]));
  return parts;
}

/**
 * The headers as they were received, in their order.
 *
 * @param {any} record
 * @param {Context} context
 */
export function headers(record, context) {
  const all = record.request?.headers ?? [];
  if (all.length === 0) {
    return [h('p', { class: 'quiet' }, 'There are no headers.')];
  }
  return [
    h('div', { class: 'tools' },
      h('span', { class: 'size' }, 'in the order and spelling of the request ',
        button('copy', () => context.copy(all.map(([name, value]) => `${name}: ${value}`).join('\n'), 'The headers')))),
    headerTable(all, 'Headers of the request'),
  ];
}

/**
 * What was answered, and what each attempt of what it started was answered.
 *
 * @param {any} record
 * @param {Context} context
 */
export function answer(record, context) {
  if (record.run) {
    return outputs(record.run);
  }
  const parts = [];
  const { response } = record;
  const status = response?.statusCode ?? record.statusCode;
  parts.push(h('p', { class: 'answered' },
    h('strong', { class: 'tone', 'data-tone': record.shown?.tone }, status === null || status === undefined ? 'No answer' : String(status)),
    ` in ${durationWords(response?.durationMs ?? record.durationMs ?? 0)}`));
  if (record.errorMessage && record.direction === 'outgoing') {
    parts.push(h('p', {}, foreign(record.errorMessage)));
  }
  if (response) {
    parts.push(...responseParts(response, record.cut?.response, () =>
      context.download(deliveryPath(record.id, 'answer'), `answer-${record.id}`), context));
  } else if (record.direction !== 'outgoing') {
    parts.push(h('p', { class: 'quiet' }, 'The log does not keep the text that this endpoint answered with. '
      + 'Where the delivery was sent from here, it is with the one that was sent:'));
    if (record.about.otherSide) {
      parts.push(related([record.about.otherSide], context));
    } else {
      parts.pop();
      parts.push(h('p', { class: 'quiet' }, 'The log keeps this status only of what the endpoint answered.'));
    }
  }
  if (record.about.started?.length > 0) {
    parts.push(h('h3', {}, 'What it started'), ...record.about.started.map(each => attempt(each, context)));
  }
  return parts;
}

/**
 * What verifying the signature says.
 *
 * @param {any} record
 * @param {Context} context
 * @param {any} verdict as the server says it
 */
export function signature(record, context, verdict) {
  if (!verdict.checkable) {
    return [h('p', {}, 'It cannot be checked: ', foreign(verdict.reason))];
  }
  const tone = verdict.valid === true ? 'good' : verdict.valid === false ? 'bad' : 'quiet';
  const title = { good: 'Valid', bad: 'Not valid', quiet: 'Not checked' }[tone];
  const hints = verdict.hints?.length > 0 ? verdict.hints : [verdict.hint].filter(Boolean);
  const parts = [
    h('div', { class: 'why', 'data-tone': tone },
      h('p', {}, h('strong', { class: 'tone', 'data-tone': tone }, title)),
      h('p', {}, foreign(verdict.message ?? ''))),
    facts([
      ['Reason', verdict.reason], ['Hint', hints.map(each => typeof each === 'string' ? each : JSON.stringify(each)).join(', ')],
      ['Secret', verdict.secret && `that of ${verdict.secret}`],
      ['Clocks differ by', verdict.skewSeconds === null || verdict.skewSeconds === undefined ? null : `${verdict.skewSeconds} s`],
      ['Read as', (verdict.readAs ?? []).map(each => typeof each === 'string' ? each : JSON.stringify(each)).join(', ')],
    ]),
  ];
  for (const note of verdict.notes ?? []) {
    parts.push(h('p', { class: 'quiet' }, foreign(note)));
  }
  if (tone === 'bad' && record.about.advice) {
    parts.push(h('h3', {}, 'What to do'), h('p', {}, foreign(record.about.advice)));
  }
  return parts;
}

/** Headers in a table. */
export function headerTable(all, label) {
  return h('div', { class: 'scrolled' }, h('table', { class: 'headers', 'aria-label': label },
    h('thead', { class: 'unseen' }, h('tr', {}, h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'Value'))),
    h('tbody', {}, ...all.map(([name, value]) =>
      h('tr', {}, h('th', { scope: 'row' }, foreign(name)), h('td', {}, foreign(value)))))));
}

/** The headers and the body of an answer. */
export function responseParts(response, cut, onDownload, context) {
  const body = h('body-view');
  body.show(response, {
    label: 'The answer', cut, onDownload, onCopy: text => context.copy(text, 'The answer'),
    bytes: cut?.bytes ?? response.bodyBytes,
  });
  return [
    response.headers?.length > 0
      ? h('details', {}, h('summary', {}, `Headers (${response.headers.length})`), headerTable(response.headers, 'Headers of the answer'))
      : null,
    body,
  ].filter(each => each !== null);
}

/** Deliveries that belong to this one, to open. */
export function related(rows, context) {
  return h('ul', { class: 'related' }, ...rows.map(sent => {
    const row = rowOf(sent);
    const words = row.triggerId ? `${row.triggerId}${sent.attempt > 1 ? `, attempt ${sent.attempt}` : ''}` : row.name;
    const link = button('', () => context.open(row.id), { class: 'related-row' });
    link.append(
      h('strong', { class: 'tone', 'data-tone': row.tone }, row.status === '-' ? row.outcome : `${row.outcome} ${row.status}`),
      ' ', foreign(words), ' ', foreign(row.what, { class: 'quiet' }), ' ',
      h('span', { class: 'quiet' }, durationWords(row.ms)));
    return h('li', {}, link);
  }));
}

function attempt(sent, context) {
  const row = rowOf(sent);
  const inside = h('div', {});
  const details = h('details', { class: 'attempt' },
    h('summary', {}, foreign(row.triggerId ?? row.name), sent.attempt ? `, attempt ${sent.attempt}: ` : ': ',
      h('strong', { class: 'tone', 'data-tone': row.tone }, row.status === '-' ? row.outcome : `${row.outcome} ${row.status}`),
      ` in ${durationWords(row.ms)}`),
    inside);
  details.addEventListener('toggle', async () => {
    if (!details.open || inside.childNodes.length > 0) {
      return;
    }
    try {
      const record = await context.api.get(deliveryPath(row.id), { query: { bodies: context.bodies } });
      inside.replaceChildren(...answer({ ...record, about: { ...record.about, started: [] } }, context),
        button('Open it', () => context.open(row.id)));
    } catch (refused) {
      inside.replaceChildren(h('p', { class: 'bad' }, refused.message));
    }
  });
  return details;
}

function outputs(run) {
  const end = run.signal ? `ended by signal ${run.signal}` : run.exitCode === undefined ? 'did not end' : `exit ${run.exitCode}`;
  const parts = [h('p', { class: 'answered' }, h('strong', {}, end), ` after ${durationWords(run.durationMs ?? 0)}`)];
  for (const [name, label] of [['stdout', 'Standard output'], ['stderr', 'Standard error']]) {
    const body = h('body-view');
    const part = run[`${name}Base64`] === undefined ? { body: run[name] ?? '' } : { bodyBase64: run[`${name}Base64`] };
    const kept = new TextEncoder().encode(part.body ?? '').length;
    const bytes = run[`${name}Bytes`] ?? kept;
    body.show(part, { label, cut: part.body !== undefined && bytes > kept ? { shown: kept, bytes } : undefined });
    parts.push(h('h3', {}, label), body);
  }
  return parts;
}
