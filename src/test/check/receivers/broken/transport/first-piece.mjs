// The body is taken to be whole when nothing more has come for ten milliseconds.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["transport.pieces"];
// A busy machine pauses, too.
export const mayFind = ["bytes.1-mib", "transport.chunked"];
export default receiver(provider, {
  read: (request) =>
    new Promise((resolve) => {
      const pieces = [];
      const whole = () => resolve(Buffer.concat(pieces));
      let pause;
      request.on("data", (piece) => {
        pieces.push(piece);
        clearTimeout(pause);
        pause = setTimeout(whole, 10);
      });
      request.on("end", whole);
      request.on("error", () => {});
    }),
});
