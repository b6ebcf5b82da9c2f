// Fields are used without a look whether they are there.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["input.object", "input.array", "input.scalar"];
export const mayFind = ["input.missing-fields", "input.deep", "events.sample.*", "events.ping"];
export default receiver(provider, {
  inspect(response, { payload }) {
    payload.sender.login.toLowerCase();
  },
});
