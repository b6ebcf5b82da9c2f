// The time is taken from a header that is not signed.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["time.unsigned-header"];
export const mayFind = ["time.missing", "time.unit"];
export default receiver(provider, { time: (headers) => Number(headers["linear-timestamp"]) });
