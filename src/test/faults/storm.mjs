// Sends deliveries from many clients at once, several copies of each, until it is told to stop or the
// receiver is gone for good, and writes down every answer. Loopback only, bounded in time.
//
//   node storm.mjs URL SECRET-FILE ANSWERS-FILE CLIENTS COPIES SECONDS [MILLISECONDS-BETWEEN]
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";

const [url, secretFile, answers, clients, copies, seconds, between] = process.argv.slice(2);
const secret = readFileSync(secretFile, "utf8").trimEnd();
const agent = new Agent({ keepAlive: true });
const end = Date.now() + Number(seconds) * 1000;

const send = (id, body) =>
  new Promise((resolve) => {
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    const call = request(
      url,
      {
        agent,
        method: "POST",
        timeout: 20_000,
        headers: {
          "Content-Type": "application/json",
          "Content-Length": body.length,
          "X-GitHub-Event": "star",
          "X-GitHub-Delivery": id,
          "X-Hub-Signature-256": `sha256=${signature}`,
        },
      },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => resolve([response.statusCode, Buffer.concat(chunks).toString()]));
        response.on("error", () => resolve([0, ""]));
      },
    );
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve([0, ""]));
    call.end(body);
  });

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const client = async () => {
  while (Date.now() < end) {
    const id = randomUUID();
    const size = 10 + (randomBytes(2).readUInt16BE() % 60_000);
    const body = Buffer.from(
      JSON.stringify({
        action: "created",
        starred_at: "2026-11-23T09:00:00Z",
        repository: { id: 1, full_name: "acme/widgets", stargazers_count: 7 },
        sender: { login: "zoe-acme" },
        filler: randomBytes(size >> 1).toString("hex"),
      }),
    );
    const results = await Promise.all(Array.from({ length: Number(copies) }, () => send(id, body)));
    for (const [status, text] of results) {
      if (status !== 0) {
        const what = text.includes('"duplicate":true') ? "duplicate" : text.includes("Processed") ? "processed" : "other";
        appendFileSync(answers, `${id} ${status} ${what}\n`);
      }
    }
    if (results.every(([status]) => status === 0)) {
      await pause(50);
    } else if (between) {
      await pause(Number(between));
    }
  }
};

await Promise.all(Array.from({ length: Number(clients) }, client));
agent.destroy();
