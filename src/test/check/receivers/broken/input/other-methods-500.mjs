// There is no code for other methods, which is an exception.
import { answer, receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["input.get", "input.head", "input.put"];
export default receiver(provider, { method: (request, response) => answer(response, 500, "failed") });
