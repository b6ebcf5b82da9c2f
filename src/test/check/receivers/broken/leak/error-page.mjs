// What cannot be parsed is answered with a page for developers.
import { answer, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["leak.stack-trace", "leak.markup"];
export default receiver(provider, {
  malformed: (response, error) =>
    answer(response, 400, `<!DOCTYPE html>\n<pre>${error.stack.replaceAll("\n", "<br> &nbsp; &nbsp;")}</pre>`, {
      "Content-Type": "text/html; charset=utf-8",
    }),
});
