// The receiver is at another address.
import { answer } from "../../base.mjs";

export const provider = "github";
export const finds = ["reach.accepts", "reach.no-redirect"];
export default (request, response) => {
  request.resume();
  answer(response, 308, "", { Location: `${request.url}/` });
};
