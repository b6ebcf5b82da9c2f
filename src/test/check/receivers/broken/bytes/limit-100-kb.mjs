// Bodies of more than 100 KB are refused, as body-parser does unless it is told otherwise.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["bytes.1-mib"];
export default receiver(provider, { limit: 100 * 1024 });
