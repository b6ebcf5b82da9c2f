// A look whether the ID is known, and a note of it afterwards, let two at once through.
import { claim, isSeen, pause, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["again.once-at-once"];
export const observes = true;
export default receiver(provider, {
  async claim(id) {
    if (isSeen(id)) {
      return false;
    }
    await pause(20);
    claim(id);
    return true;
  },
});
