// Only the beginning of the signature is compared, which is in base64.
import { receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["auth.same-beginning"];
export const mayFind = ["auth.longer", "auth.prefix"];
export default receiver(provider, {
  same: (given, right) => given.slice(0, 20) === right.slice(0, 20),
});
