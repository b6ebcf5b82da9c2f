// The body is parsed and written again before it is signed.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = [
  "auth.re-serialised",
  "bytes.pretty",
  "bytes.crlf",
  "bytes.newline",
  "bytes.escapes",
  "bytes.slashes",
  "bytes.numbers",
];
export const mayFind = ["auth.appended", "bytes.two-newlines", "bytes.duplicate-keys", "bytes.form"];
export default receiver(provider, {
  bytes(body) {
    try {
      return Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    } catch {
      return body;
    }
  },
});
