// A header of the answer to a wrong signature has the right one, in capital letters.
import { answer, receiver, schemes } from "../../base.mjs";

export const provider = "linear";
export const finds = ["leak.expected-signature"];
export default receiver(provider, {
  refuse(response, headers, body) {
    const right = schemes.linear.expected(process.env.WEBHOOK_SECRET, headers, body);
    answer(response, 401, "invalid signature", { "X-Expected": right.toUpperCase() });
  },
});
