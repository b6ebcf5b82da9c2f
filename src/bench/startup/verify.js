// What a Node script needs to do the same as `notra-hooks verify`.
import { readFileSync } from "node:fs";
import { verify } from "@octokit/webhooks-methods";

const [payload, signature, secretFile] = process.argv.slice(2);
const valid = await verify(
  readFileSync(secretFile, "utf8").trimEnd(),
  readFileSync(payload, "utf8"),
  signature,
);
console.log(JSON.stringify({ valid }));
process.exitCode = valid ? 0 : 3;
