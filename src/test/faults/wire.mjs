// Deliveries as bytes on a socket: what the drivers beside this file have in common. Loopback only.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:net";

/** A star of exactly so many bytes, as GitHub would send it. */
export const star = (bytes = 0) => {
  const payload = {
    action: "created",
    starred_at: "2026-11-23T09:00:00Z",
    repository: { id: 1, full_name: "acme/widgets", stargazers_count: 7 },
    sender: { login: "zoe" },
    filler: "",
  };
  payload.filler = "x".repeat(Math.max(0, bytes - JSON.stringify(payload).length));
  return Buffer.from(JSON.stringify(payload));
};

/** What deliveries of one body to one endpoint need: everything but their IDs. */
export const endpoint = (url, secretFile, body) => {
  const { hostname, port, pathname } = new URL(url);
  if (!["127.0.0.1", "localhost", "[::1]"].includes(hostname)) {
    throw new Error(`${hostname} is not this machine`);
  }
  const secret = readFileSync(secretFile, "utf8").trimEnd();
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const head = (id, length = body.length, extra = "") =>
    `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${length}\r\nX-GitHub-Event: star\r\nX-GitHub-Delivery: ${id}\r\n` +
    `X-Hub-Signature-256: sha256=${signature}\r\n${extra}\r\n`;
  return {
    body,
    head,
    request: (id) => Buffer.concat([Buffer.from(head(id)), body]),
    open: (onAnswer, onClose) => new Client(connect(Number(port), hostname), onAnswer, onClose),
  };
};

/** One connection, and the answers that arrive on it. */
class Client {
  #rest = Buffer.alloc(0);

  constructor(socket, onAnswer, onClose) {
    this.socket = socket;
    this.closed = false;
    socket.setNoDelay(true);
    socket.on("data", (bytes) => this.#read(bytes, onAnswer));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.closed = true;
      onClose?.(this);
    });
  }

  #read(bytes, onAnswer) {
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, bytes]) : bytes;
    for (;;) {
      const end = this.#rest.indexOf("\r\n\r\n");
      if (end < 0) {
        return;
      }
      const head = this.#rest.toString("latin1", 0, end);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (this.#rest.length < end + 4 + length) {
        return;
      }
      const text = this.#rest.toString("utf8", end + 4, end + 4 + length);
      this.#rest = this.#rest.subarray(end + 4 + length);
      onAnswer?.(Number(head.slice(9, 12)), text, head, this);
    }
  }

  write(bytes) {
    this.socket.write(bytes);
  }

  end() {
    this.socket.destroy();
  }
}

/** What an answer said became of the delivery. */
export const outcome = (status, text) => {
  if (status !== 200) {
    return String(status);
  }
  return text.includes('"duplicate":true') ? "duplicate" : text.includes('"message":"Processed') ? "processed" : "other";
};

export const percentile = (sorted, share) =>
  sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] : null;

export const round = (number) => (number === null ? null : Math.round(number * 10) / 10);

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const count = (counts, key) => {
  counts[key] = (counts[key] ?? 0) + 1;
};
