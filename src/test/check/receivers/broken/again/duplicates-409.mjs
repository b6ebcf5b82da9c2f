// A duplicate is answered with 409, after which providers send it again.
import { answer, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["again.twice", "again.at-once-2xx"];
export const observes = true;
export default receiver(provider, { duplicate: (response) => answer(response, 409, "a duplicate") });
