// Only the first piece of the body is read.
import { receiver } from "../base.mjs";

export const provider = "github";
export const finds = ["transport.pieces", "bytes.1-mib"];
export const mayFind = ["transport.chunked"];
export default receiver(provider, {
  read: (request) =>
    new Promise((resolve) => {
      request.once("data", (piece) => resolve(piece));
      request.once("end", () => resolve(Buffer.alloc(0)));
      request.on("error", () => {});
    }),
});
