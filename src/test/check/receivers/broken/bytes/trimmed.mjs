// White space at the end of the body is cut off before it is signed.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["bytes.newline", "bytes.two-newlines", "auth.appended"];
export default receiver(provider, { bytes: (body) => Buffer.from(body.toString().trim()) });
