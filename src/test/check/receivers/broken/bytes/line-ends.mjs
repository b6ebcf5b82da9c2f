// Line ends are made one kind before the body is signed.
import { receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["bytes.crlf"];
export default receiver(provider, {
  bytes: (body) => Buffer.from(body.toString().replaceAll("\r\n", "\n")),
});
