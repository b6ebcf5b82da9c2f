// The signed time is not looked at.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["time.stale", "time.future", "time.missing", "time.unit", "time.unsigned-header", "time.tolerance"];
export default receiver(provider, { fresh: () => true });
