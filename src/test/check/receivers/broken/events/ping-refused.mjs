// The ping with which a webhook begins is no event that the receiver knows.
import { answer, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["events.ping"];
export const mayFind = ["events.sample.ping.*"];
export default receiver(provider, {
  inspect(response, { event }) {
    if (event === "ping") {
      answer(response, 404, "no such event");
      return true;
    }
    return false;
  },
});
