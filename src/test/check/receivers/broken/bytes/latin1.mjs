// The bytes are read as Latin-1 and written as UTF-8 before they are signed.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["bytes.utf8"];
export const mayFind = ["events.*"];
export default receiver(provider, { bytes: (body) => Buffer.from(body.toString("latin1")) });
