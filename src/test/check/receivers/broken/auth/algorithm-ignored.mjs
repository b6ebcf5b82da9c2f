// What stands before the digits is not looked at.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["auth.wrong-algorithm"];
export default receiver(provider, {
  same: (given, right) => given.split("=")[1] === right.split("=")[1],
});
