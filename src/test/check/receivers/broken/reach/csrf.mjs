// The framework wants a token that forms of its own pages have.
import { answer } from "../../base.mjs";

export const provider = "github";
export const finds = ["reach.accepts"];
export const mayFind = ["leak.markup"];
export default (request, response) => {
  request.resume();
  answer(response, 403, "<h1>Forbidden</h1><p>CSRF verification failed.</p>", { "Content-Type": "text/html" });
};
