// Receivers made of the providers' own libraries, one path each. They share nothing with notra-hooks.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { writeFileSync } from "node:fs";
import { Webhooks, createNodeMiddleware } from "@octokit/webhooks";
import { LinearWebhookClient } from "@linear/sdk/webhooks";
import { Webhook } from "standardwebhooks";

const [readyFile, githubSecret, linearSecret, standardSecret] = process.argv.slice(2);

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const octokit = new Webhooks({ secret: githubSecret, log: quiet });
octokit.onAny(() => {});
const github = createNodeMiddleware(octokit, { path: "/github", log: quiet });
const linear = new LinearWebhookClient(linearSecret);
const standard = new Webhook(standardSecret);

const read = (request) =>
  new Promise((resolve, reject) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });

// As Notra documents the check of its outbound deliveries.
const notra = (headers, body) => {
  const key = Buffer.from(standardSecret.replace(/^whsec_/, ""), "base64");
  const { "x-notra-event-id": event, "x-notra-delivery-id": id, "x-notra-timestamp": time } = headers;
  if (!/^\d+$/.test(time) || Math.abs(Date.now() / 1000 - Number(time)) > 300) {
    throw new Error("stale timestamp");
  }
  const signed = Buffer.concat([Buffer.from(`${event}.${id}.${time}.`), body]);
  const right = createHmac("sha256", key).update(signed).digest();
  const given = Buffer.from(headers["x-notra-signature"].replace(/^v1,/, ""), "base64");
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new Error("wrong signature");
  }
};

const checks = {
  "/linear": (headers, body) => linear.parseData(body, headers["linear-signature"]),
  "/standard-webhooks": (headers, body) => standard.verify(body, headers),
  "/notra": notra,
};

const server = createServer(async (request, response) => {
  if (request.url === "/github") {
    await github(request, response);
    return;
  }
  const body = await read(request);
  try {
    await checks[request.url](request.headers, body);
    response.writeHead(200).end("OK");
  } catch (error) {
    response.writeHead(401).end(String(error.message ?? error));
  }
});

server.listen(0, "127.0.0.1", () => {
  writeFileSync(readyFile, `http://127.0.0.1:${server.address().port}`);
});
