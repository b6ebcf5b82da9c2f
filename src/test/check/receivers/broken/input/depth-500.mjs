// A check of the payload's depth throws.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["input.deep"];

const deep = (value, depth) => {
  if (depth > 500) {
    throw new RangeError("too deep");
  }
  if (value !== null && typeof value === "object") {
    Object.values(value).forEach((each) => deep(each, depth + 1));
  }
};
export default receiver(provider, {
  // It is looked at before its time is, so that this is seen.
  time(headers, payload) {
    deep(payload, 0);
    return payload?.webhookTimestamp ?? NaN;
  },
});
