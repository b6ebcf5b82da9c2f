// As check-then-mark, seen by the answers alone.
import { claim, isSeen, pause, receiver } from "../../base.mjs";

export const provider = "standard-webhooks";
export const finds = ["again.once-at-once"];
export default receiver(provider, {
  async claim(id) {
    if (isSeen(id)) {
      return false;
    }
    await pause(100);
    claim(id);
    return true;
  },
});
