// @octokit/webhooks as its documentation has it. It takes JSON only, and leaves duplicates to others.
import { Webhooks, createNodeMiddleware } from "@octokit/webhooks";

export const provider = "github";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const webhooks = new Webhooks({ secret: process.env.WEBHOOK_SECRET, log });
webhooks.onAny(() => {});

export default createNodeMiddleware(webhooks, { path: "/hooks", log });
