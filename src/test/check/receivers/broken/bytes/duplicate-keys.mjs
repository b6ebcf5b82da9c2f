// A strict parser refuses a key that is there twice.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["bytes.duplicate-keys"];
export default receiver(provider, {
  parse(headers, body) {
    const text = body.toString();
    if (/^\{("[^"]+":"[^"]*").*\1\}$/s.test(text)) {
      throw new SyntaxError("a key that is there twice");
    }
    return text.startsWith("payload=") ? {} : JSON.parse(text);
  },
});
