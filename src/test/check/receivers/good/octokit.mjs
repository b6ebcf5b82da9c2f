// @octokit/webhooks on Node's own server, as its documentation has it. It leaves duplicates to others.
import { Webhooks, createNodeMiddleware } from "@octokit/webhooks";

export const provider = "github";
// It takes JSON only. A rightly signed scalar throws a TypeError, which its middleware takes for an
// AggregateError; reading the errors of that throws again, nobody catches it, and the process ends.
export const finds = ["bytes.form", "input.scalar", "after.still-answers"];
export const mayFind = ["input.*", "transport.*", "again.*"];

const log = { debug() {}, info() {}, warn() {}, error() {} };
const webhooks = new Webhooks({ secret: process.env.WEBHOOK_SECRET, log });
webhooks.onAny(() => {});

export default createNodeMiddleware(webhooks, { path: "/hooks", log });
