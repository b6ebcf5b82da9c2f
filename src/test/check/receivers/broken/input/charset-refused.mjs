// The media type is compared together with its parameters.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["input.charset"];
export const mayFind = ["bytes.form"];
export default receiver(provider, {
  unwanted: (request) => (request.headers["content-type"] === "application/json" ? 0 : 415),
});
