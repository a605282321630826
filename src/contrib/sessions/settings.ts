import { defineSettings, env } from "#rooms/config";

/** The settings of sessions and their cookie, under Django's names. */
export const sessionSettings = defineSettings(
  "sessions",
  {
    SESSION_COOKIE_NAME: env.string().default("sessionid").describe("The name of the session cookie."),
    SESSION_COOKIE_AGE: env
      .integer({ min: 1 })
      .default(1_209_600)
      .describe("How long a session lives after its last change, in seconds; two weeks by default."),
    SESSION_EXPIRE_AT_BROWSER_CLOSE: env
      .boolean()
      .default(false)
      .describe("Sends cookies that last as long as the browser runs; a session may say otherwise of itself."),
    SESSION_SAVE_EVERY_REQUEST: env
      .boolean()
      .default(false)
      .describe("Lets a session live on with every request that reads it, for one more statement each."),
    SESSION_COOKIE_SECURE: env
      .boolean()
      .default(true)
      .developmentDefault(false)
      .describe("Sends the session cookie over https only."),
    SESSION_COOKIE_SAMESITE: env
      .choice(["Lax", "Strict", "None"])
      .default("Lax")
      .describe("Whether requests that begin at other sites carry the session cookie."),
    SESSION_COOKIE_DOMAIN: env
      .string()
      .optional()
      .describe("The domain whose hosts all get the session cookie; by default only the host that sets it."),
    SESSION_COOKIE_PATH: env.string().default("/").describe("The path below which the session cookie is sent."),
  },
  {
    *validate({ SESSION_COOKIE_NAME: name, ...cookie }) {
      const { SESSION_COOKIE_SECURE: secure, SESSION_COOKIE_SAMESITE: sameSite } = cookie;
      const needsSecure = sameSite === "None" || /^__(Host|Secure)-/.test(name);
      if (needsSecure && !secure) yield refusal("SESSION_COOKIE_SECURE", "false", "true, which browsers insist on");
      if (!name.startsWith("__Host-")) return;
      const { SESSION_COOKIE_DOMAIN: domain, SESSION_COOKIE_PATH: path } = cookie;
      if (domain !== undefined) yield refusal("SESSION_COOKIE_DOMAIN", domain, "none beside the prefix __Host-");
      if (path !== "/") yield refusal("SESSION_COOKIE_PATH", path, "/ beside the prefix __Host-");
    },
  },
);

/** Browsers drop such a cookie without a word, and nobody could log in. */
function refusal(setting: string, found: string, expected: string) {
  return {
    setting,
    found,
    expected,
    fix: "Change it, or choose another SESSION_COOKIE_NAME or SESSION_COOKIE_SAMESITE.",
  };
}
