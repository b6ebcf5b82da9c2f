// The unique key lets one of two at once through; its error for the others becomes a 500.
import { claim, isSeen, pause, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["again.at-once", "again.at-once-2xx"];
export const observes = true;
export default receiver(provider, {
  async claim(id) {
    if (isSeen(id)) {
      return false;
    }
    await pause(20);
    if (!claim(id)) {
      throw new Error("duplicate key value violates unique constraint");
    }
    return true;
  },
});
