import { defineSettings, env } from "#rooms/config";
import { emailUrlType, mailboxType } from "./setting-types.ts";

/** The settings of mail. */
export const mailSettings = defineSettings("mail", {
  EMAIL_URL: env
    .of(emailUrlType)
    .secret()
    .developmentDefault("console:")
    .optional()
    .describe(
      "The mail server: smtps://user:password@host (TLS), smtp://host (STARTTLS if offered), console: or memory:.",
    ),
  EMAIL_TIMEOUT: env
    .integer({ min: 1, max: 3600 })
    .default(30)
    .describe("Seconds that a mail server may let us wait, for the connection and for each answer."),
  DEFAULT_FROM_EMAIL: env
    .of(mailboxType)
    .default("webmaster@localhost")
    .describe("The sender of mails that name none."),
});
