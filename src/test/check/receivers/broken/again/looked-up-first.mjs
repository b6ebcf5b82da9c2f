// A known ID is answered before the signature is checked.
import { answer, isSeen, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["again.forged-copy"];
export const observes = true;
export default receiver(provider, {
  first(response, id) {
    if (isSeen(id)) {
      answer(response, 200, "OK, a duplicate");
      return true;
    }
    return false;
  },
});
