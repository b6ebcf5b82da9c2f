// A body that breaks off is an error that nobody catches: the process ends.
import { read, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["transport.cut", "after.still-answers"];
export const mayFind = ["transport.*", "again.*"];
export default receiver(provider, {
  read: (request, limit) =>
    read(request, limit).catch((error) => {
      process.nextTick(() => {
        throw error;
      });
      return Buffer.alloc(0);
    }),
});
