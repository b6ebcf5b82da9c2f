// No signature is looked at.
import { receiver } from "../../base.mjs";

export const provider = "notra";
export const finds = ["auth.no-signature", "auth.changed-id", "time.altered"];
export const mayFind = ["auth.*", "again.forged-*"];
export default receiver(provider, { verified: () => true });
