// The library of Standard Webhooks, and each delivery worked on once.
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { answer, claim, read } from "../base.mjs";

export const provider = "standard-webhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET);

const handle = async (request, response) => {
  if (request.method !== "POST") {
    return answer(response, 405, "POST only", { Allow: "POST" });
  }
  const body = await read(request, 25 * 1024 * 1024);
  if (body === null) {
    return answer(response, 413, "too long");
  }
  try {
    webhook.verify(body, request.headers);
  } catch (error) {
    const status = error instanceof WebhookVerificationError ? 401 : 400;
    return answer(response, status, status === 401 ? "invalid signature" : "no JSON");
  }
  return answer(response, 200, claim(request.headers["webhook-id"]) ? "OK" : "OK, a duplicate");
};

export default (request, response) => {
  handle(request, response).catch(() => answer(response, 500, "failed"));
};
