// The signed time is not looked at.
import { receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["time.stale", "time.future", "time.unit", "time.tolerance"];
export default receiver(provider, { fresh: () => true });
