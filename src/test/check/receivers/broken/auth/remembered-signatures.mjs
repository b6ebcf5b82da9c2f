// A signature that was right once is not computed again.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.other-body", "auth.changed-body"];
export const mayFind = ["auth.appended", "auth.re-serialised"];

const known = new Set();
export default receiver(provider, {
  verified(step, headers, body) {
    const given = headers["x-hub-signature-256"] ?? "";
    if (step.same(given, step.expected(process.env.WEBHOOK_SECRET, headers, body))) {
      known.add(given);
    }
    return known.has(given);
  },
});
