// What the broken receivers are made of, with no fault in it.
import { receiver } from "../base.mjs";

export const provider = "linear";
export const observes = true;
export default receiver(provider);
