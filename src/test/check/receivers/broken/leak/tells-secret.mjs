// The answer to a wrong signature shows the configuration.
import { answer, receiver } from "../../base.mjs";

export const provider = "github";
export const finds = ["leak.secret"];
export default receiver(provider, {
  refuse: (response) => answer(response, 401, JSON.stringify({ secret: process.env.WEBHOOK_SECRET })),
});
