// What is refused throws an exception, which becomes a 500.
import { answer, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.no-signature", "auth.wrong-signature", "auth.prefix"];
export const mayFind = ["auth.*", "again.forged-copy"];
export default receiver(provider, { refuse: (response) => answer(response, 500, "failed") });
