// A time that is missing is taken for a fresh one.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["time.missing"];
export default receiver(provider, {
  time: (headers, payload) => payload?.webhookTimestamp ?? Date.now(),
});
