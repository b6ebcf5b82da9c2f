// The first delivery is answered only when what the receiver needs has been loaded.
import { pause, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["reach.fast"];

let loaded = false;
export default receiver(provider, {
  async inspect() {
    if (!loaded) {
      loaded = true;
      await pause(1500);
    }
  },
});
