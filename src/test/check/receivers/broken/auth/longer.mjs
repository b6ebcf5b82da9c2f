// What comes behind the right signature is not looked at.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["auth.longer"];
export default receiver(provider, { same: (given, right) => given.startsWith(right) });
