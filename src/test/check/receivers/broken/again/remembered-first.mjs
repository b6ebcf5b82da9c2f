// The ID is remembered before the signature is checked, so that a forged delivery shuts the right one out.
import { claim, isSeen, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["again.forged-first"];
export const observes = true;

const fresh = new Set();
export default receiver(provider, {
  first(response, id) {
    if (id !== undefined && !isSeen(id)) {
      claim(id);
      fresh.add(id);
    } else {
      fresh.delete(id);
    }
  },
  claim: (id) => fresh.delete(id),
});
