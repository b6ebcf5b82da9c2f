// What is refused is sent to a page where one can log in.
import { answer, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.no-signature", "auth.wrong-signature", "auth.other-secret", "auth.empty-value", "auth.prefix"];
export const mayFind = ["auth.*", "again.forged-copy"];
export default receiver(provider, {
  refuse: (response) => answer(response, 302, "", { Location: "/login" }),
});
