// Sends copies of deliveries over many connections at once and prints as JSON what they were told.
//
//   node copies.mjs URL SECRET-FILE FIRST-ID LAST-ID COPIES CONNECTIONS [ANSWERS-FILE]
//
// Every ID is sent COPIES times, its copies next to each other, so that they arrive together.
import { appendFileSync } from "node:fs";
import { count, endpoint, outcome, pause, star } from "./wire.mjs";

const [url, secretFile, ...rest] = process.argv.slice(2);
const [first, last, copies, connections] = rest.map(Number);
const answers = rest[4];
const target = endpoint(url, secretFile, star(300));
const total = (last - first + 1) * copies;
const outcomes = {};
const perId = new Map();
let next = 0;
let done = 0;

const sendNext = (client) => {
  if (next < total) {
    client.id = `copy-${first + Math.floor(next++ / copies)}`;
    client.write(target.request(client.id));
  } else {
    client.end();
  }
};

const answered = (status, text, head, client) => {
  done++;
  const what = outcome(status, text);
  count(outcomes, what);
  if (what === "processed") {
    perId.set(client.id, (perId.get(client.id) ?? 0) + 1);
  }
  if (answers) {
    appendFileSync(answers, `${client.id} ${status} ${what}\n`);
  }
  client.id = null;
  sendNext(client);
};

const closed = (client) => {
  if (client.id) {
    done++;
    count(outcomes, "broken");
  }
};

const begin = performance.now();
const clients = [];
for (let i = 0; i < Math.min(connections, total); i++) {
  clients.push(target.open(answered, closed));
}
await Promise.all(clients.map((each) => new Promise((resolve) => each.socket.once("connect", resolve))));
clients.forEach(sendNext);
for (const limit = begin + 240_000; done < total && performance.now() < limit; ) {
  await pause(10);
}
console.log(
  JSON.stringify({
    sent: next,
    processed: outcomes.processed ?? 0,
    duplicate: outcomes.duplicate ?? 0,
    others: total - (outcomes.processed ?? 0) - (outcomes.duplicate ?? 0),
    twice: [...perId.values()].filter((times) => times > 1).length,
    outcomes,
    seconds: Math.round(performance.now() - begin) / 1000,
  }),
);
process.exit(0);
