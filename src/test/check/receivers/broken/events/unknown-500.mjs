// An event that is not in the list throws an exception.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["events.unknown"];
export const mayFind = ["input.no-event"];
export default receiver(provider, {
  inspect(response, { event }) {
    if (event?.includes("unknown")) {
      throw new Error(`no handler for ${event}`);
    }
  },
});
