// The former secret is taken, too. Its variable is not set, so that it is an empty key.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.empty-secret"];
export default receiver(provider, {
  secrets: () => [process.env.WEBHOOK_SECRET, process.env.WEBHOOK_SECRET_OLD ?? ""],
});
