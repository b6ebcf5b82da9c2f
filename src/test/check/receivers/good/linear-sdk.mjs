// The handler of Linear's own SDK. It leaves duplicates to others.
import { LinearWebhookClient } from "@linear/sdk/webhooks";

export const provider = "linear";

const handler = new LinearWebhookClient(process.env.WEBHOOK_SECRET).createHandler();
handler.on("*", () => {});

export default (request, response) => {
  handler(request, response);
};
