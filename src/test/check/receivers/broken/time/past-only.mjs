// Only what is too old is refused, not what comes from the future.
import { receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["time.future", "time.unit", "time.tolerance"];
export default receiver(provider, { fresh: (time) => Date.now() - time <= 300_000 });
