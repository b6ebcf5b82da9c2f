// Sends deliveries, each with an ID of its own, at a steady rate or (rate 0) as fast as they are answered, and
// prints figures as JSON. At a steady rate a delivery's time begins when it was due, so waiting counts.
//
//   node load.mjs URL SECRET-FILE RATE CONNECTIONS SECONDS BYTES
import { randomBytes } from "node:crypto";
import { count, endpoint, outcome, pause, percentile, round, star } from "./wire.mjs";

const [url, secretFile, ...numbers] = process.argv.slice(2);
const [rate, connections, seconds, bytes] = numbers.map(Number);
const target = endpoint(url, secretFile, star(bytes));
const run = randomBytes(6).toString("hex");
const outcomes = {};
const times = [];
const due = [];
const idle = [];
let sent = 0;
let unanswered = 0;
let reconnects = 0;

const send = (client, since) => {
  client.since = since;
  unanswered++;
  client.write(target.request(`load-${run}-${++sent}`));
};

const ready = (client) => {
  if (rate === 0 && performance.now() < end) {
    send(client, performance.now());
  } else if (due.length) {
    send(client, due.shift());
  } else {
    idle.push(client);
  }
};

const answered = (status, text, head, client) => {
  unanswered--;
  times.push([client.since, performance.now() - client.since]);
  client.since = null;
  count(outcomes, outcome(status, text));
  ready(client);
};

const closed = (client) => {
  if (client.since) {
    unanswered--;
    count(outcomes, "broken");
  }
  const place = idle.indexOf(client);
  if (place >= 0) {
    idle.splice(place, 1);
  }
  if (performance.now() < end) {
    reconnects++;
    ready(target.open(answered, closed));
  }
};

const begin = performance.now();
const end = begin + seconds * 1000;
for (let i = 0; i < connections; i++) {
  ready(target.open(answered, closed));
}
for (let scheduled = 0; performance.now() < end; ) {
  await pause(1);
  while (rate > 0 && begin + (scheduled * 1000) / rate <= Math.min(performance.now(), end)) {
    const since = begin + (scheduled++ * 1000) / rate;
    if (idle.length) {
      send(idle.pop(), since);
    } else {
      due.push(since);
    }
  }
}
for (const limit = performance.now() + 20_000; (unanswered || due.length) && performance.now() < limit; ) {
  await pause(10);
}

const sorted = (list) => list.map(([, time]) => time).sort((a, b) => a - b);
const part = (first, last) =>
  round(percentile(sorted(times.filter(([at]) => at >= begin + first * 1000 && at < begin + last * 1000)), 0.99));
const all = sorted(times);
console.log(
  JSON.stringify({
    sent,
    outcomes,
    processed: outcomes.processed ?? 0,
    others: sent - (outcomes.processed ?? 0),
    unanswered: unanswered + due.length,
    reconnects,
    perSecond: Math.round(times.length / seconds),
    p50: round(percentile(all, 0.5)),
    p99: round(percentile(all, 0.99)),
    max: round(percentile(all, 1)),
    firstP99: part(0, seconds / 6),
    lastP99: part((seconds * 5) / 6, seconds),
  }),
);
process.exit(0);
