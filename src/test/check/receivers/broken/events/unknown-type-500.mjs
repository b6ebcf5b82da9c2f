// A type that is not in the list throws an exception.
import { receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["events.unknown"];
export const mayFind = ["input.*"];

let first;
export default receiver(provider, {
  inspect(response, { payload }) {
    first ??= payload.type;
    if (payload.type !== undefined && payload.type !== first) {
      throw new Error(`no handler for ${payload.type}`);
    }
  },
});
