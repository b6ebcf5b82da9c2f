// Only the first of several signatures is looked at.
import { receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["auth.one-of-several"];
export default receiver(provider, {
  verified(step, headers, body) {
    const [first] = (headers["webhook-signature"] ?? "").split(" ");
    return step.same(first, step.expected(process.env.WEBHOOK_SECRET, headers, body));
  },
});
