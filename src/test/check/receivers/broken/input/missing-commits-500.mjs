// The commits of a push are counted without a look whether they are there.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["input.missing-fields"];
export default receiver(provider, {
  inspect(response, { payload, event }) {
    if (event === "push" && payload?.ref?.startsWith("refs/heads/")) {
      payload.commits.forEach((commit) => commit.id.toString());
    }
  },
});
