// No signature is looked at.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["auth.no-signature", "auth.changed-body", "time.altered"];
export const mayFind = ["auth.*", "again.forged-*"];
export default receiver(provider, { verified: () => true });
