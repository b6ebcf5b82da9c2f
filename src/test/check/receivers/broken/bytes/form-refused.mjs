// Only JSON is taken.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["bytes.form"];
export default receiver(provider, {
  unwanted: (request) => (request.headers["content-type"]?.startsWith("application/json") ? 0 : 415),
});
