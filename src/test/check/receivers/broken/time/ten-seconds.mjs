// Clocks may differ by no more than ten seconds.
import { receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["time.within"];
export default receiver(provider, { fresh: (time) => Math.abs(Date.now() - time) <= 10_000 });
