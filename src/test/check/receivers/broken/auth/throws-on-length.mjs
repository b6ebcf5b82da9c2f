// timingSafeEqual throws where the lengths differ, and nobody catches it.
import { timingSafeEqual } from "node:crypto";
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.prefix", "auth.not-hex", "auth.not-ascii"];
export const mayFind = ["auth.longer"];
export default receiver(provider, {
  same: (given, right) =>
    given.startsWith("sha256=") && timingSafeEqual(Buffer.from(given.slice(7), "hex"), Buffer.from(right.slice(7), "hex")),
});
