// Serves a page that tries what a page can to have a receiver on this machine do something, and says in its text
// what it was let. Prints its address once it listens. Loopback only.
//
//   node page.mjs HOOK-URL
import { createServer } from "node:http";

const hook = process.argv[2];
const health = new URL("/healthz", hook).href;
const page = (body) => `<!doctype html><meta charset="utf-8"><title>attack</title><body>${body}</body>`;
const form = (target) =>
  `<form id="f" method="post" action="${hook}" target="${target}"><input name="payload" value='{"action":"created"}'></form>
   <script>document.getElementById("f").submit()</script>`;

const attack = page(`<iframe name="frame"></iframe>
${form("frame")}
<iframe sandbox="allow-scripts allow-forms" srcdoc="${form("_self").replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>
<pre id="seen"></pre>
<script>
  const seen = {};
  const tried = async (name, attempt) => {
    try {
      const answer = await attempt();
      seen[name] = answer.type === "opaque" ? "sent, unread" : "read " + answer.status;
    } catch {
      seen[name] = "refused";
    }
  };
  const post = (options) => () => fetch(${JSON.stringify(hook)}, { method: "POST", body: '{"action":"created"}', ...options });
  (async () => {
    await tried("plain", post({ mode: "no-cors", headers: { "Content-Type": "text/plain" } }));
    await tried("readable", post({}));
    await tried("signed", post({ headers: { "Content-Type": "application/json", "X-GitHub-Event": "star",
      "X-GitHub-Delivery": "from-a-page", "X-Hub-Signature-256": "sha256=" + "0".repeat(64) } }));
    await tried("health", () => fetch(${JSON.stringify(health)}));
    await tried("health unread", () => fetch(${JSON.stringify(health)}, { mode: "no-cors" }));
    navigator.sendBeacon(${JSON.stringify(hook)}, "{}");
    document.getElementById("seen").textContent = JSON.stringify(seen);
  })();
</script>`);

const server = createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(attack);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
