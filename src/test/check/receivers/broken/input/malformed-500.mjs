// What is no JSON throws an exception, which becomes a 500.
import { answer, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["input.malformed", "input.empty"];
export default receiver(provider, { malformed: (response) => answer(response, 500, "failed") });
