// Deliveries that were there before are worked on again.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["again.once", "again.once-at-once"];
export const observes = true;
export default receiver(provider, { claim: () => true });
