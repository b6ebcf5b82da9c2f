// Opens many connections that send as slowly as they can, each at moments of its own, as strangers do, and meanwhile
// sends a real delivery on a new connection every 50 ms. Prints as JSON when the slow ones were answered and closed,
// and how the real ones fared.
//
//   node slow.mjs URL SECRET-FILE COUNT SECONDS KIND…
//
// KIND is headers (one header every second), heads (30 KB of headers, then none), names (95 small headers, then
// none), drip (one byte of the body every second), stall (a few bytes of the body, then none), wide (30 KB of headers
// and a byte of the body), claim (a length of 25 MiB, and nothing) or idle (nothing at all); several take turns.
import { randomBytes } from "node:crypto";
import { count, endpoint, outcome, pause, percentile, round, star } from "./wire.mjs";

const [url, secretFile, total, seconds, ...kinds] = process.argv.slice(2);
const target = endpoint(url, secretFile, star(4000));
const run = randomBytes(4).toString("hex");
const ticksPerSecond = 20;
const answers = {};
const answerTimes = [];
const closeTimes = [];
const slow = new Set();

const openings = {
  headers: () => `POST ${new URL(url).pathname} HTTP/1.1\r\nHost: localhost\r\n`,
  heads: () => openings.headers() + `X-Long: ${"x".repeat(600)}\r\n`.repeat(48),
  names: (i) => openings.headers() + Array.from({ length: 95 }, (_, n) => `x${i}-${n}:\r\n`).join(""),
  wide: (i) => target.head(`wide-${run}-${i}`).replace("\r\n", `\r\n${`X-Long: ${"x".repeat(600)}\r\n`.repeat(48)}`) + "{",
  drip: (i) => target.head(`drip-${run}-${i}`),
  stall: (i) => target.head(`stall-${run}-${i}`) + target.body.toString("latin1", 0, 10),
  claim: (i) => target.head(`claim-${run}-${i}`, 26_214_400),
  idle: () => "",
};
const drops = {
  headers: (client) => `X-${client.step}: x\r\n`,
  drip: (client) => target.body.toString("latin1", client.step, client.step + 1),
};

const age = (client) => (performance.now() - client.since) / 1000;

const openSlow = (i) => {
  const client = target.open(
    (status) => {
      count(answers, status);
      answerTimes.push(age(client));
    },
    () => {
      slow.delete(client);
      closeTimes.push(age(client));
    },
  );
  client.kind = kinds[i % kinds.length];
  client.moment = Math.floor(i / kinds.length) % ticksPerSecond;
  client.step = 0;
  client.since = performance.now();
  client.write(openings[client.kind](i));
  slow.add(client);
};

const probes = [];
let failures = 0;
const probe = (i) =>
  new Promise((resolve) => {
    const since = performance.now();
    let answered = false;
    const client = target.open(
      (status, text) => {
        answered = true;
        const processed = outcome(status, text) === "processed";
        failures += processed ? 0 : 1;
        probes.push(performance.now() - since);
        client.end();
      },
      () => {
        failures += answered ? 0 : 1;
        clearTimeout(limit);
        resolve();
      },
    );
    const limit = setTimeout(() => client.end(), 10_000);
    client.write(target.request(`probe-${run}-${i}`));
  });

const begin = performance.now();
const end = begin + Number(seconds) * 1000;
const running = [];
let opened = 0;
for (let tick = 0; performance.now() < end && (opened < Number(total) || slow.size); tick++) {
  for (let i = 0; i < 50 && opened < Number(total); i++) {
    openSlow(opened++);
  }
  running.push(probe(tick));
  for (const client of slow) {
    const drop = client.moment === tick % ticksPerSecond ? drops[client.kind]?.(client) : undefined;
    if (drop) {
      client.step++;
      client.write(drop);
    }
  }
  await pause(1000 / ticksPerSecond);
}
const left = slow.size;
slow.forEach((client) => client.end());
await Promise.all(running);
probes.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    opened,
    left,
    answers,
    lastAnswer: answerTimes.length ? round(Math.max(...answerTimes)) : null,
    lastClose: closeTimes.length ? round(Math.max(...closeTimes)) : null,
    probes: probes.length,
    failures,
    probeP50: round(percentile(probes, 0.5)),
    probeP99: round(percentile(probes, 0.99)),
    probeMax: round(percentile(probes, 1)),
  }),
);
process.exit(0);
