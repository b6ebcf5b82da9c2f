// An application that deliveries are sent on to: refuses the first attempt of every third delivery with 503,
// accepts all else, checks each signature, and writes down what came. Loopback only, bounded in time.
//
//   node application.mjs PORT SECRET-FILE GOT-FILE [PORT-FILE]
import { createHmac } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";

const [port, secretFile, got, portFile] = process.argv.slice(2);
const secret = readFileSync(secretFile, "utf8").trimEnd();
const seen = new Set();

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const id = request.headers["x-github-delivery"];
    const digest = createHmac("sha256", secret).update(Buffer.concat(chunks)).digest("hex");
    const signed = request.headers["x-hub-signature-256"] === `sha256=${digest}`;
    const first = !seen.has(id);
    seen.add(id);
    const refused = first && Number.parseInt(id.slice(0, 8), 16) % 3 === 0;
    const status = !signed ? 401 : refused ? 503 : 200;
    appendFileSync(got, `${id} ${status}\n`);
    response.writeHead(status).end();
  });
});
server.listen(Number(port), "127.0.0.1", () => {
  if (portFile) {
    writeFileSync(portFile, String(server.address().port));
  }
});
setTimeout(() => process.exit(0), 1_200_000);
