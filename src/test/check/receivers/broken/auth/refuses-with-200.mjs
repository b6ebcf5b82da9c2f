// What is refused is answered with 200, and an error in the text.
import { answer, receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["auth.no-signature", "auth.wrong-signature", "auth.other-secret", "auth.empty-value", "time.stale"];
export const mayFind = ["auth.*", "time.*", "again.forged-copy"];
export default receiver(provider, { refuse: (response) => answer(response, 200, "error: invalid signature") });
