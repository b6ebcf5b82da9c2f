// An Express application as people write them, with Octokit's middleware before everything else.
//
//   node application.mjs READY-FILE SECRET
import { writeFileSync } from "node:fs";
import { Webhooks, createNodeMiddleware } from "@octokit/webhooks";
import express from "express";

const [readyFile, secret] = process.argv.slice(2);
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const webhooks = new Webhooks({ secret, log: quiet });
webhooks.onAny(() => {});

const app = express();
app.use(createNodeMiddleware(webhooks, { path: "/hooks/github", log: quiet }));
app.use(express.json());
const server = app.listen(0, "127.0.0.1", () => {
  writeFileSync(readyFile, `http://127.0.0.1:${server.address().port}`);
});
