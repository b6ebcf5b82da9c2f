// Opens connections, 50 at a time, and leaves each before it has sent all of its request: in the head or in the body, with
// a proper end or a reset. Prints as JSON how many there were, and how many were answered before they had left.
//
//   node leave.mjs URL SECRET-FILE COUNT
import { randomBytes } from "node:crypto";
import { endpoint, star } from "./wire.mjs";

const [url, secretFile, total] = process.argv.slice(2);
const target = endpoint(url, secretFile, star(4000));
const run = randomBytes(4).toString("hex");
const count = Number(total);
let opened = 0;
let answered = 0;

const leaveOne = (i) =>
  new Promise((resolve) => {
    const client = target.open(() => answered++, resolve);
    const request = target.request(`leave-${run}-${i}`);
    const head = target.head("").length;
    const sent = i % 2 ? head / 2 : head + 100;
    client.socket.write(request.subarray(0, sent), () => {
      opened++;
      if (i % 4 < 2) {
        client.socket.resetAndDestroy();
      } else {
        client.end();
      }
    });
  });

let next = 0;
await Promise.all(
  Array.from({ length: 50 }, async () => {
    while (next < count) {
      await leaveOne(next++);
    }
  }),
);
console.log(JSON.stringify({ opened, answered }));
