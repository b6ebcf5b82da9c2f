// The comparison ends with the shorter of the two.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.empty-value", "auth.prefix"];
export const mayFind = ["auth.longer"];
export default receiver(provider, {
  same: (given, right) => right.startsWith(given) || given.startsWith(right),
});
