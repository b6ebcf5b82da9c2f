// As remembered-first, seen by the answers alone.
import { answer, claim, receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["again.forged-first"];
export const mayFind = ["again.forged-copy"];
export default receiver(provider, {
  first(response, id) {
    if (id !== undefined && !claim(id)) {
      answer(response, 200, "duplicate");
      return true;
    }
    return false;
  },
  claim: () => true,
});
