// What a Node developer would write: GitHub's own middleware, and a line in a file for each delivery. The file is opened for
// each line, or, with "open", once: then the lines that come while others are written are written together. Either way the
// answer waits until the system has the line, and not for the disk.
//
//   node octokit.mjs PORT SECRET FILE [open]
import { createWriteStream } from "node:fs";
import { appendFile } from "node:fs/promises";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { createNodeMiddleware, Webhooks } from "@octokit/webhooks";

const [port, secret, file, way] = process.argv.slice(2);
const stream = way === "open" && createWriteStream(file, { flags: "a" });
const append = stream ? promisify(stream.write.bind(stream)) : (line) => appendFile(file, line);
const webhooks = new Webhooks({ secret });
webhooks.onAny((event) => append(`${JSON.stringify(event)}\n`));
createServer(createNodeMiddleware(webhooks, { path: "/push" })).listen(Number(port), "127.0.0.1");
