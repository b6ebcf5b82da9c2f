// Only the first 32 digits of the signature are compared.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.same-beginning"];
export const mayFind = ["auth.longer", "auth.prefix"];

const LENGTH = "sha256=".length + 32;
export default receiver(provider, {
  same: (given, right) => given.slice(0, LENGTH) === right.slice(0, LENGTH),
});
