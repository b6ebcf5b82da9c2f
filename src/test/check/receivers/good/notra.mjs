// Node's own server and a check of Notra's signature that takes several of them.
import { receiver } from "../base.mjs";

export const provider = "notra";
export const observes = true;
export default receiver(provider);
