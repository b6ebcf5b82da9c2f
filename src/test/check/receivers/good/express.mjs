// Express with a check of its own, and each delivery worked on once.
import { createHmac, timingSafeEqual } from "node:crypto";
import express from "express";

export const provider = "github";
export const observes = true;

const worked = new Map();
const application = express();
application.disable("x-powered-by");

const isRight = (given, body) => {
  const right = Buffer.from(`sha256=${createHmac("sha256", process.env.WEBHOOK_SECRET).update(body).digest("hex")}`);
  const value = Buffer.from(given ?? "");
  return value.length === right.length && timingSafeEqual(value, right);
};

const payloadOf = (request, body) =>
  request.is("application/x-www-form-urlencoded")
    ? new URLSearchParams(body.toString()).get("payload")
    : body.toString();

application.post("/hooks", express.raw({ type: "*/*", limit: "25mb" }), (request, response) => {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (!isRight(request.get("X-Hub-Signature-256"), body)) {
    return response.status(401).json({ error: "invalid signature" });
  }
  const id = request.get("X-GitHub-Delivery");
  try {
    JSON.parse(payloadOf(request, body));
  } catch {
    return response.status(400).json({ error: "no JSON" });
  }
  if (id === undefined || request.get("X-GitHub-Event") === undefined) {
    return response.status(400).json({ error: "a header is missing" });
  }
  if (worked.has(id)) {
    return response.json({ status: "duplicate" });
  }
  worked.set(id, 1);
  return response.json({ status: "accepted" });
});
application.all("/hooks", (request, response) => response.set("Allow", "POST").sendStatus(405));
application.get("/work", (request, response) => response.type("text").send(String(worked.get(request.query.delivery) ?? 0)));
application.use((error, request, response, next) => {
  if (response.headersSent) {
    return next(error);
  }
  return response.status(error.status ?? 500).json({ error: "the request cannot be used" });
});

export default application;
