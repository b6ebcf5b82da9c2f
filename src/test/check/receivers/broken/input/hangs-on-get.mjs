// What is no POST gets no answer.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["input.get"];
export const options = ["--timeout", "1s"];
export default receiver(provider, { method: () => {} });
