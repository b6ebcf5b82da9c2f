// The parser leaves no body where nothing came, and signing that throws.
import { receiver } from "../../base.mjs";

export const provider = "linear";
export const finds = ["input.empty"];
export default receiver(provider, { bytes: (body) => (body.length === 0 ? undefined : body) });
