// Where there is no SHA-256 signature, the SHA-1 signature is enough.
import { hmac, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.sha1-only"];
export default receiver(provider, {
  verified(step, headers, body) {
    const secret = process.env.WEBHOOK_SECRET;
    const given = headers["x-hub-signature-256"];
    return given === undefined
      ? step.same(headers["x-hub-signature"] ?? "", `sha1=${hmac("sha1", secret, body).toString("hex")}`)
      : step.same(given, step.expected(secret, headers, body));
  },
});
