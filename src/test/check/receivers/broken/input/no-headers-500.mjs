// Headers are used without a look whether they are there.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["input.no-event", "input.no-delivery"];
export default receiver(provider, {
  inspect(response, { event, id }) {
    event.split(".");
    id.split("-");
  },
});
