import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { sessionSettings } from "./settings.ts";

const cookieCheck = defineCheck({
  name: "sessions.cookie",
  deploy: true,
  *run(): Iterable<Finding> {
    if (sessionSettings.values().SESSION_COOKIE_SECURE) return;
    yield {
      id: "sessions.W001",
      level: "warning",
      message: "SESSION_COOKIE_SECURE is off: the session cookie goes over http too, where others can read it.",
      hint: "Set it to true.",
      object: "SESSION_COOKIE_SECURE",
    };
  },
});

/** What is checked of the sessions of every project. */
export const sessionChecks: readonly Check[] = [cookieCheck];
