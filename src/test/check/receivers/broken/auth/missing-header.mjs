// A delivery without a signature is not checked.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.no-signature"];
export const mayFind = ["auth.empty-value", "auth.sha1-only"];
export default receiver(provider, {
  verified(step, headers, body) {
    const given = headers["x-hub-signature-256"];
    return !given || step.same(given, step.expected(process.env.WEBHOOK_SECRET, headers, body));
  },
});
