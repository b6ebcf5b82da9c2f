// Opens connections, brings each to a certain point, says so by writing READY-FILE, and goes on once GO-FILE is
// there. Prints as JSON what became of them.
//
//   node flight.mjs URL SECRET-FILE COUNT half|stall|idle READY-FILE GO-FILE [ID-PREFIX]
//
// half: each has been asked for its body and has sent half of it; the rest follows. stall: the rest never follows.
// idle: each has had one delivery answered and keeps its connection open.
import { existsSync, writeFileSync } from "node:fs";
import { count, endpoint, outcome, pause, star } from "./wire.mjs";

const [url, secretFile, total, kind, readyFile, goFile, prefix = "flight"] = process.argv.slice(2);
const target = endpoint(url, secretFile, star(2000));
const half = 1000;
const outcomes = {};
let reached = 0;
let closed = 0;

const clients = Array.from({ length: Number(total) }, (_, i) => {
  const client = target.open(
    (status, text) => {
      if (status === 100) {
        client.write(target.body.subarray(0, half));
        reached++;
      } else {
        count(outcomes, outcome(status, text));
        reached += kind === "idle" ? 1 : 0;
      }
    },
    () => closed++,
  );
  const id = `${prefix}-${i}`;
  client.write(kind === "idle" ? target.request(id) : target.head(id, target.body.length, "Expect: 100-continue\r\n"));
  return client;
});

const until = async (condition, seconds) => {
  for (const limit = performance.now() + seconds * 1000; !condition() && performance.now() < limit; ) {
    await pause(10);
  }
};
await until(() => reached === clients.length, 20);
writeFileSync(readyFile, String(reached));
await until(() => existsSync(goFile), 30);
if (kind === "half") {
  clients.forEach((client) => client.write(target.body.subarray(half)));
}
await until(() => closed === clients.length, 30);
console.log(
  JSON.stringify({ reached, processed: outcomes.processed ?? 0, outcomes, closed }),
);
process.exit(0);
