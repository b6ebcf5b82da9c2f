// An application that takes whatever it is sent, and does nothing with it; with a file, it writes the delivery IDs there in
// the order in which they came. Loopback only; it is ended by whoever started it, and by itself after half an hour.
//
//   node target.mjs PORT [FILE]
import { openSync, writeSync } from "node:fs";
import { createServer } from "node:http";

const [port, file] = process.argv.slice(2);
const got = file ? openSync(file, "a") : null;
const waiting = [];

// All that came since the last turn at once: a write for each would be most of what this process does.
const write = () => {
  writeSync(got, waiting.splice(0).map((id) => `${id}\n`).join(""));
};

createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    if (got !== null) {
      if (waiting.push(request.headers["x-github-delivery"]) === 1) {
        setTimeout(write, 20);
      }
    }
    response.end("{}");
  });
}).listen(Number(port), "127.0.0.1");
setTimeout(() => process.exit(0), 1_800_000);
