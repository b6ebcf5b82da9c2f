// Headers are looked up as GitHub spells them.
import { receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["events.header-case"];
export default receiver(provider, {
  headers(request) {
    const headers = {};
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      headers[request.rawHeaders[i]] = request.rawHeaders[i + 1];
    }
    return {
      "content-type": headers["Content-Type"],
      "x-github-delivery": headers["X-GitHub-Delivery"],
      "x-github-event": headers["X-GitHub-Event"],
      "x-hub-signature-256": headers["X-Hub-Signature-256"],
    };
  },
});
