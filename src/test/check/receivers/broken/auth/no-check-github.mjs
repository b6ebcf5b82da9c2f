// No signature is looked at.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.no-signature", "auth.other-body", "auth.wrong-algorithm", "auth.sha1-only"];
export const mayFind = ["auth.*", "again.forged-*"];
export default receiver(provider, { verified: () => true });
