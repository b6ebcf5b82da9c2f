// A good receiver in steps. What is broken replaces one of them; see broken/.
import { createHmac, timingSafeEqual } from "node:crypto";

export const hmac = (algorithm, key, bytes) => createHmac(algorithm, key).update(bytes).digest();
const sha256 = (key, bytes) => hmac("sha256", key, bytes);
const decoded = (secret) => Buffer.from(secret.replace(/^whsec_/, ""), "base64");
const seconds = (text) => (/^\d+$/.test(text ?? "") ? Number(text) * 1000 : NaN);

/** How each provider signs. */
export const schemes = {
  github: {
    id: "x-github-delivery",
    event: "x-github-event",
    signature: "x-hub-signature-256",
    values: (header) => [header],
    expected: (secret, headers, body) => `sha256=${sha256(secret, body).toString("hex")}`,
  },
  linear: {
    id: "linear-delivery",
    event: "linear-event",
    signature: "linear-signature",
    values: (header) => [header],
    expected: (secret, headers, body) => sha256(secret, body).toString("hex"),
    time: (headers, payload) => Number.isFinite(payload?.webhookTimestamp) ? payload.webhookTimestamp : NaN,
    tolerance: 60_000,
  },
  "standard-webhooks": {
    id: "webhook-id",
    signature: "webhook-signature",
    values: (header) => header.split(" "),
    expected: (secret, headers, body) => {
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.`;
      return `v1,${sha256(decoded(secret), Buffer.concat([Buffer.from(signed), body])).toString("base64")}`;
    },
    time: (headers) => seconds(headers["webhook-timestamp"]),
    tolerance: 300_000,
  },
  notra: {
    id: "x-notra-delivery-id",
    event: "x-notra-event",
    signature: "x-notra-signature",
    values: (header) => header.split(" "),
    expected: (secret, headers, body) => {
      const { "x-notra-event-id": event, "x-notra-delivery-id": id, "x-notra-timestamp": time } = headers;
      const signed = Buffer.concat([Buffer.from(`${event}.${id}.${time}.`), body]);
      return `v1,${sha256(decoded(secret), signed).toString("base64")}`;
    },
    time: (headers) => seconds(headers["x-notra-timestamp"]),
    tolerance: 300_000,
  },
};

export const answer = (response, status, text, headers = {}) => {
  if (!response.headersSent) {
    response.writeHead(status, { "Content-Type": "text/plain", ...headers }).end(text);
  }
};

/** Reads a body to its end; null if it is too long. */
export const read = (request, limit) =>
  new Promise((resolve, reject) => {
    const pieces = [];
    let length = 0;
    request.on("data", (piece) => {
      length += piece.length;
      // What is too long is read all the same, so that the sender sees the answer.
      if (length <= limit) {
        pieces.push(piece);
      }
    });
    request.on("end", () => resolve(length > limit ? null : Buffer.concat(pieces)));
    request.on("error", reject);
  });

/** Compares two texts without telling by its time where they differ. */
export const same = (given, right) => {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const counts = new Map();
const seen = new Set();

/** Notes an ID, and says whether it is new. */
export const claim = (id) => !seen.has(id) && Boolean(seen.add(id));
export const isSeen = (id) => seen.has(id);
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const steps = (scheme) => ({
  limit: 25 * 1024 * 1024,
  secrets: () => [process.env.WEBHOOK_SECRET],
  /** Comes before all others; true if it has answered. */
  first: () => false,
  /** Other methods than POST. */
  method: (request, response) => answer(response, 405, "POST only", { Allow: "POST" }),
  /** The status with which it is refused before it is read; 0 if it is not. */
  unwanted: () => 0,
  headers: (request) => request.headers,
  read,
  /** The bytes that are signed. */
  bytes: (body) => body,
  same,
  /** Whether one of its signatures is right. */
  verified(step, headers, body) {
    const given = headers[scheme.signature];
    if (given === undefined) {
      return false;
    }
    return step.secrets().some((secret) => {
      const right = step.expected(secret, headers, step.bytes(body));
      return scheme.values(given).some((value) => step.same(value, right));
    });
  },
  expected: scheme.expected,
  time: scheme.time,
  fresh: (time) => Math.abs(Date.now() - time) <= scheme.tolerance,
  refuse: (response) => answer(response, 401, "invalid signature"),
  parse(headers, body) {
    const form = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
    return JSON.parse(form ? new URLSearchParams(body.toString()).get("payload") : body.toString());
  },
  malformed: (response) => answer(response, 400, "no JSON"),
  /** Looks at a verified delivery. */
  inspect: () => {},
  claim,
  duplicate: (response) => answer(response, 200, "OK, a duplicate"),
  done: (response) => answer(response, 200, "OK"),
  failed: (response) => answer(response, 500, "failed"),
});

/**
 * A request handler for a provider's deliveries. It also tells at GET /work?delivery=ID how often it worked on
 * one.
 *
 * @param faults steps in place of the good ones
 */
export const receiver = (provider, faults = {}) => {
  const scheme = schemes[provider];
  const step = { ...steps(scheme), ...faults };
  const handle = async (request, response) => {
    if (request.method !== "POST") {
      return step.method(request, response);
    }
    const unwanted = step.unwanted(request);
    if (unwanted) {
      request.resume();
      return answer(response, unwanted, "refused");
    }
    const headers = step.headers(request);
    const body = await step.read(request, step.limit);
    if (body === null) {
      return answer(response, 413, "too long");
    }
    const id = headers[scheme.id];
    if (await step.first(response, id, headers, body)) {
      return undefined;
    }
    if (!step.verified(step, headers, body)) {
      return step.refuse(response, headers, body);
    }
    let payload;
    try {
      payload = step.parse(headers, body);
    } catch (error) {
      return step.malformed(response, error);
    }
    if (step.time && !step.fresh(step.time(headers, payload))) {
      return step.refuse(response, headers, body);
    }
    const event = scheme.event ? headers[scheme.event] : payload?.type;
    const answered = await step.inspect(response, { headers, payload, event, id });
    if (answered) {
      return undefined;
    }
    if (id === undefined) {
      return answer(response, 400, "no ID");
    }
    if (!(await step.claim(id))) {
      return step.duplicate(response);
    }
    counts.set(id, (counts.get(id) ?? 0) + 1);
    return step.done(response);
  };
  return (request, response) => {
    const url = new URL(request.url, "http://localhost");
    if (url.pathname === "/work") {
      answer(response, 200, String(counts.get(url.searchParams.get("delivery")) ?? 0));
      return;
    }
    handle(request, response).catch((error) => step.failed(response, error));
  };
};
