// The work is done before the answer, and takes longer than the provider waits.
import { pause, receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["reach.in-time"];
export const mayFind = ["reach.fast"];
export default receiver(provider, { inspect: () => pause(5500) });
