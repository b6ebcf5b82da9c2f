// A delivery without a signature is taken for one of a test.
import { receiver, schemes } from "../../base.mjs";

export const provider = "linear";
export const finds = ["auth.no-signature"];
export default receiver(provider, {
  verified(step, headers, body) {
    const given = headers["linear-signature"];
    return given === undefined || step.same(given, schemes.linear.expected(process.env.WEBHOOK_SECRET, headers, body));
  },
});
