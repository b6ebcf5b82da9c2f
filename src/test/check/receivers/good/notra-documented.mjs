// The check as Notra documents it: one signature, not a list.
import { createHmac, timingSafeEqual } from "node:crypto";
import { receiver } from "../base.mjs";

export const provider = "notra";
export const observes = true;
// Notra sends one signature only, and its documented check takes one; Node reads no base64 behind its padding.
export const finds = ["auth.one-of-several", "auth.longer"];

const verified = (step, headers, body) => {
  const key = Buffer.from(process.env.WEBHOOK_SECRET.replace(/^whsec_/, ""), "base64");
  const { "x-notra-event-id": event, "x-notra-delivery-id": id, "x-notra-timestamp": time } = headers;
  const given = headers["x-notra-signature"];
  if (!given?.startsWith("v1,")) {
    return false;
  }
  const signed = Buffer.concat([Buffer.from(`${event}.${id}.${time}.`), body]);
  const right = createHmac("sha256", key).update(signed).digest();
  const value = Buffer.from(given.slice(3), "base64");
  return value.length === right.length && timingSafeEqual(value, right);
};

export default receiver(provider, { verified });
