// What a Node developer would write: GitHub's own middleware, and a line in a file for each delivery.
//
//   node octokit.mjs PORT SECRET FILE
import { appendFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createNodeMiddleware, Webhooks } from "@octokit/webhooks";

const [port, secret, file] = process.argv.slice(2);
const webhooks = new Webhooks({ secret });
webhooks.onAny((event) => appendFile(file, `${JSON.stringify(event)}\n`));
createServer(createNodeMiddleware(webhooks, { path: "/push" })).listen(Number(port), "127.0.0.1");
