// @octokit/webhooks in Express, which answers 500 to what the middleware throws.
import express from "express";
import { Webhooks, createNodeMiddleware } from "@octokit/webhooks";

export const provider = "github";
// It takes JSON only, and throws over a rightly signed scalar, as octokit.mjs says.
export const finds = ["bytes.form", "input.scalar"];

const log = { debug() {}, info() {}, warn() {}, error() {} };
const webhooks = new Webhooks({ secret: process.env.WEBHOOK_SECRET, log });
webhooks.onAny(() => {});

const application = express();
application.disable("x-powered-by");
application.use(createNodeMiddleware(webhooks, { path: "/hooks", log }));
application.use((error, request, response, next) =>
  response.headersSent ? next(error) : response.status(500).json({ error: "failed" }));

export default application;
