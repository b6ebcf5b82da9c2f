// What cannot be parsed is answered with the stack trace.
import { answer, receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["leak.stack-trace"];
export default receiver(provider, { malformed: (response, error) => answer(response, 400, error.stack) });
