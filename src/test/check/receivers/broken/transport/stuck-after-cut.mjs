// One delivery is read after the other, and a body that breaks off is waited for without end.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["transport.cut", "after.still-answers"];
export const mayFind = ["transport.*", "again.*"];
export const options = ["--timeout", "500ms"];

let before = Promise.resolve();
const whole = (request) =>
  new Promise((resolve) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => resolve(Buffer.concat(pieces)));
    request.on("error", () => {});
  });
export default receiver(provider, {
  read(request) {
    const body = before.then(() => whole(request));
    before = body;
    return body;
  },
});
