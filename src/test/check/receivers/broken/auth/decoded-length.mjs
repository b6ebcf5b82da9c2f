// As many bytes are compared as there were digits: of none, none.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["auth.not-hex", "auth.not-ascii", "auth.empty-value", "auth.prefix"];
export const mayFind = ["auth.longer"];
export default receiver(provider, {
  same(given, right) {
    const bytes = Buffer.from(given, "hex");
    return Buffer.from(right, "hex").subarray(0, bytes.length).equals(bytes);
  },
});
