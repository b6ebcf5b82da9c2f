// A body without Content-Length is refused.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["transport.chunked"];
export default receiver(provider, {
  unwanted: (request) => (request.headers["content-length"] === undefined ? 411 : 0),
});
