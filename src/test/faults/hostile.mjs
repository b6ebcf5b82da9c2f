// Sends deliveries whose bodies and headers would do something if anything took them for more than data, to a server
// with two triggers: one that writes down what it was given, and one that is env -0 alone. Then compares. Prints figures
// as JSON. None of what is sent is an argument of this process, so that it is seen if it is one of another.
//
//   node hostile.mjs URL SECRET-FILE FOLDER HOME TOUCHED
import { createHash, createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { pause } from "./wire.mjs";
import { connect } from "node:net";

const [url, secretFile, folder, home, touched] = process.argv.slice(2);
const { hostname, port, pathname } = new URL(url);
const secret = readFileSync(secretFile, "utf8").trimEnd();
const mark = randomBytes(12).toString("hex");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const nasty = [
  `'; touch ${touched}; '`,
  `"; touch ${touched}; "`,
  `$(touch ${touched})`,
  `\`touch ${touched}\``,
  `a\ntouch ${touched}\r\nb`,
  `a\u0000touch ${touched}`,
  `|touch ${touched}`,
  `&& touch ${touched} #`,
  `\${IFS}touch\${IFS}${touched}`,
  "() { :;}; touch " + touched,
  "--help\t-rf /",
  "%s%n%x",
  "../../../../etc/passwd",
  "\u001b]0;title\u0007\u009b2J",
  "\ud83d\ude00".repeat(400),
  "x".repeat(9000),
];

const star = (action, name, filler = "") => ({
  action,
  starred_at: "2026-11-23T09:00:00Z",
  repository: { id: 1, full_name: "acme/widgets", description: name, stargazers_count: 7 },
  sender: { login: name },
  filler,
});

/** What is sent, and whether it must be accepted. */
const all = [];
const add = (id, body, { event = "star", extra = "", type = "application/json", accepted = true } = {}) =>
  all.push({ id, body: Buffer.from(body), event, extra, type, accepted });

nasty.forEach((text, i) => {
  const name = mark + text;
  // A header is bytes without line ends and NULs; with them it is another request.
  const header = Buffer.from(name.replace(/[\u0000-\u001f\u007f-\uffff]/g, "")).toString("latin1").slice(0, 4000);
  add(`processed-${i}`, JSON.stringify(star("created", name, text)), { extra: `X-Extra: ${header}\r\nUser-Agent: ${header}\r\n` });
  add(`ignored-${i}`, JSON.stringify(star(name, name)));
});
add("event", JSON.stringify(star("created", mark)), { event: `${mark}$(touch\${IFS}${touched})`, accepted: null });
add("form", `payload=${encodeURIComponent(JSON.stringify(star("created", mark + nasty[2])))}`, {
  type: "application/x-www-form-urlencoded",
});
const empty = JSON.stringify(star("created", mark)).length;
add("large", JSON.stringify(star("created", mark, "x".repeat(25 * 1024 * 1024 - empty))));
// A NUL that is not written as JSON has it, and IDs that are none.
add("nul", JSON.stringify(star("created", mark, "NUL")).replace("NUL", "\0"), { accepted: false });
for (const id of [`$(touch ${touched})`, `\`touch ${touched}\``, `a'b`, `a"b`, "../../x", "a;b"]) {
  add(id, JSON.stringify(star("created", mark)), { accepted: false });
}

const send = (delivery) =>
  new Promise((resolve) => {
    const signature = createHmac("sha256", secret).update(delivery.body).digest("hex");
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.setTimeout(30_000, () => socket.destroy());
    socket.on("data", (bytes) => (answer += bytes.toString("latin1")));
    socket.on("error", () => {});
    socket.on("close", () => resolve(Number(answer.slice(9, 12))));
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\nContent-Type: ${delivery.type}\r\n` +
        `Content-Length: ${delivery.body.length}\r\nX-GitHub-Event: ${delivery.event}\r\n` +
        `X-GitHub-Delivery: ${delivery.id}\r\nX-Hub-Signature-256: sha256=${signature}\r\n${delivery.extra}\r\n`,
      "latin1",
    );
    socket.write(delivery.body);
  });

const problems = [];
const problem = (text) => problems.push(text.replace(/[^ -~]/g, "?").slice(0, 150));
const taken = new Map();
for (const delivery of all) {
  delivery.status = await send(delivery);
  if (delivery.accepted !== null && (delivery.status === 200) !== delivery.accepted) {
    problem(`${delivery.id} was answered ${delivery.status}`);
  }
  if (delivery.status === 200) {
    taken.set(delivery.id, delivery);
  }
}

const lines = () =>
  readdirSync(`${home}/logs`)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readFileSync(`${home}/logs/${name}`, "utf8").split("\n"))
    // The last may not be whole yet.
    .filter((line) => line.endsWith("}"));
const isRun = (line) => line.slice(0, 1000).includes('"direction":"outgoing"');
for (const limit = Date.now() + 60_000; Date.now() < limit; await pause(250)) {
  if (lines().filter(isRun).length >= 2 * taken.size) {
    break;
  }
}
const log = lines().map((line) => JSON.parse(line));
const runs = log.filter((record) => record.direction === "outgoing");
const byId = new Map(log.map((record) => [record.id, record]));

for (const run of runs) {
  if (run.outcome !== "ran") {
    problem(`${run.triggerId} for ${run.referenceId} was ${run.outcome}: ${run.errorMessage}`);
  }
}
for (const trigger of ["spy", "plain"]) {
  const started = runs.filter((run) => run.triggerId === trigger).map((run) => run.referenceId);
  if (new Set(started).size !== started.length || started.length !== taken.size) {
    problem(`${trigger} was started ${started.length} times, for ${taken.size} deliveries`);
  }
}

// --- what the command was given
const read = (name, file) => readFileSync(`${folder}/${name}/${file}`);
const variables = (bytes) =>
  new Map(
    bytes
      .toString("utf8")
      .split("\0")
      .filter((each) => each !== "")
      .map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]),
  );
let compared = 0;
let shown = 0;
for (const name of readdirSync(folder)) {
  const given = variables(read(name, "env"));
  const delivery = taken.get(given.get("NOTRA_HOOKS_DELIVERY"));
  if (!delivery) {
    problem(`started for ${given.get("NOTRA_HOOKS_DELIVERY")}, which was not accepted`);
    continue;
  }
  compared++;
  const expected = sha256(delivery.body);
  for (const file of ["stdin", "payload"]) {
    if (read(name, file).toString("latin1").slice(0, 64) !== expected) {
      problem(`${delivery.id}: other bytes in ${file}`);
    }
  }
  const headers = read(name, "headers").toString("latin1");
  for (const line of delivery.extra.split("\r\n")) {
    if (!headers.includes(line)) {
      problem(`${delivery.id}: no header ${line}`);
    }
  }
  if (headers.split("\n").some((line) => line !== "" && !/^[A-Za-z0-9-]+: /.test(line))) {
    problem(`${delivery.id}: a line of the headers is none`);
  }
  const commands = read(name, "commands");
  if (!commands.includes("spy.sh")) {
    problem(`${delivery.id}: the commands that run were not seen`);
  }
  if (commands.includes(mark)) {
    shown++;
  }
}

// --- what env -0 said of its environment
const tamed = (text) => [...(text ?? "").replace(/[\u0000-\u001f\u007f-\u009f]/g, "")].slice(0, 256).join("");
let environments = 0;
for (const run of runs.filter((each) => each.triggerId === "plain")) {
  const bytes = run.run.stdoutBase64 ? Buffer.from(run.run.stdoutBase64, "base64") : Buffer.from(run.run.stdout);
  const given = variables(bytes);
  const cause = byId.get(run.causeId);
  const expected = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LANG: "C.UTF-8",
    TZ: "Asia/Tokyo",
    NAMED: "so it is",
    NOTRA_HOOKS_EVENT: tamed(cause.payload.event),
    NOTRA_HOOKS_ACTION: tamed(cause.payload.action),
    NOTRA_HOOKS_PROVIDER: "github",
    NOTRA_HOOKS_DELIVERY: cause.referenceId,
    NOTRA_HOOKS_LOG_ID: cause.id,
    NOTRA_HOOKS_EXECUTION: `event-plain-${cause.referenceId}`,
    NOTRA_HOOKS_PAYLOAD_FILE: null,
    NOTRA_HOOKS_HEADERS_FILE: null,
  };
  const wrong = Object.keys(expected).filter((key) =>
    expected[key] === null ? !given.get(key)?.startsWith(`${home}/run/`) : given.get(key) !== expected[key],
  );
  const more = [...given.keys()].filter((key) => !(key in expected));
  if (wrong.length || more.length) {
    problem(`${cause.referenceId}: wrong ${wrong.map((key) => `${key}=${given.get(key)}`)}, too much ${more}`);
  } else {
    environments++;
  }
}
const hostileActions = runs.filter((run) => run.triggerId === "plain" && JSON.stringify(run.run).includes(mark)).length;

console.log(
  JSON.stringify({
    accepted: taken.size,
    compared,
    environments,
    hostileActions,
    shown,
    touched: [touched, `${home}/${touched.split("/").pop()}`].filter(existsSync).length,
    problems: problems.length,
    first: problems[0] ?? "none",
  }),
);
process.exit(0);
