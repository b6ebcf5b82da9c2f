// The sender says with which algorithm the signature is computed.
import { createHmac, getHashes } from "node:crypto";
import { receiver, same } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.wrong-algorithm"];
export default receiver(provider, {
  verified(step, headers, body) {
    const [algorithm, digits] = (headers["x-hub-signature-256"] ?? "").split("=");
    return getHashes().includes(algorithm)
      && same(digits ?? "", createHmac(algorithm, process.env.WEBHOOK_SECRET).update(body).digest("hex"));
  },
});
