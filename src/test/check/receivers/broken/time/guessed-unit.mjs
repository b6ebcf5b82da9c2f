// A small number is taken for seconds, a great one for milliseconds.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["time.unit"];
export default receiver(provider, {
  fresh: (time) => Math.abs(Date.now() - (time < 1e11 ? time * 1000 : time)) <= 60_000,
});
