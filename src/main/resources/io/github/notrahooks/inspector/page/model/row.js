/** A delivery as the list shows it: only what a row needs, so that a hundred thousand fit. */

/**
 * @typedef {{id: string, seq: number, at: number, provider: string, event: string, action: string,
 *   name: string, direction: string, outcome: string, tone: string, status: string, success: boolean,
 *   what: string, ms: number, bytes: number, deliveryId: string | null, integration: string | null,
 *   repository: string | null, triggerId: string | null, causeId: string | null,
 *   started: Started[]}} Row
 * @typedef {{id: string, trigger: string, status: string, outcome: string, tone: string}} Started
 */

const LONGEST = 300;

/**
 * The row of what the server sent.
 *
 * @param {any} sent
 * @returns {Row}
 */
export function rowOf(sent) {
  const shown = sent.shown ?? {};
  const { event = '', action = '' } = sent.payload ?? {};
  return {
    id: sent.id,
    seq: sent.seq,
    at: Date.parse(sent.createdAt),
    provider: sent.integrationType ?? '',
    event,
    action,
    name: short(shown.event ?? event),
    direction: sent.direction,
    outcome: sent.outcome,
    tone: shown.tone ?? (sent.status === 'success' ? 'good' : 'bad'),
    status: String(shown.status ?? sent.statusCode ?? '-'),
    success: sent.status === 'success',
    what: short(shown.what || shown.reason || sent.errorMessage || sent.title || ''),
    ms: sent.durationMs ?? 0,
    bytes: sent.bodyBytes ?? 0,
    deliveryId: sent.referenceId ?? null,
    integration: sent.integrationId ?? null,
    repository: sent.repositoryId ?? null,
    triggerId: sent.triggerId ?? null,
    causeId: sent.causeId ?? null,
    started: (shown.started ?? []).map(each => ({ ...each })),
  };
}

/**
 * What a run says in the row of the delivery that started it.
 *
 * @param {Row} run
 * @returns {Started}
 */
export function startedBy(run) {
  return { id: run.id, trigger: run.triggerId ?? '', status: run.status, outcome: run.outcome, tone: run.tone };
}

/**
 * What came of what a delivery started, in words, such as `→ app 200`.
 *
 * @param {Row} row
 * @returns {{words: string, tone: string}[]} one for each trigger: its last attempt
 */
export function startedWords(row) {
  const last = new Map();
  for (const each of row.started) {
    last.set(each.trigger, each);
  }
  return [...last.values()].map(({ trigger, status, outcome, tone }) => ({
    words: `→ ${trigger} ${status === '-' ? outcome : status}`,
    tone,
  }));
}

function short(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
