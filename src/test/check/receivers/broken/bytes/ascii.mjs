// What is beyond ASCII is replaced before it is signed.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["bytes.utf8"];
export const mayFind = ["events.*"];
export default receiver(provider, {
  bytes: (body) => Buffer.from(body.toString().replace(/[^\x00-\x7f]/g, "?")),
});
