// Only what comes from the future is refused, not what is too old.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["time.stale", "time.unsigned-header", "time.tolerance"];
export const mayFind = ["time.unit"];
export default receiver(provider, { fresh: (time) => time - Date.now() <= 60_000 });
