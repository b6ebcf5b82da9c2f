// The answer to a wrong signature names the right one.
import { answer, receiver, schemes } from "../../base.mjs";

export const provider = "github";
export const finds = ["leak.expected-signature"];
export default receiver(provider, {
  refuse(response, headers, body) {
    const right = schemes[provider].expected(process.env.WEBHOOK_SECRET, headers, body);
    answer(response, 401, `expected ${right}`);
  },
});
