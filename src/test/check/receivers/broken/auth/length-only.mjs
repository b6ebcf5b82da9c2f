// The signature has only to be as long as the right one.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = [
  "auth.wrong-signature",
  "auth.other-body",
  "auth.changed-body",
  "auth.other-secret",
  "auth.empty-secret",
  "auth.same-beginning",
];
export const mayFind = ["auth.*", "again.forged-*", "leak.expected-signature"];
export default receiver(provider, { same: (given, right) => given.length === right.length });
