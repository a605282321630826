import { defineSettings, env } from "#rooms/config";

/** The settings of sessions. */
export const sessionSettings = defineSettings("sessions", {
  SESSION_COOKIE_NAME: env.string().default("sessionid").describe("The name of the session cookie."),
  SESSION_COOKIE_AGE: env
    .integer({ min: 1 })
    .default(1_209_600)
    .describe("How long a session lives after its last change, in seconds; two weeks by default."),
  SESSION_COOKIE_SECURE: env
    .boolean()
    .default(true)
    .developmentDefault(false)
    .describe("Sends the session cookie over https only."),
});
