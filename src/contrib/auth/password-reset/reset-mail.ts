import { defineContribution } from "#rooms/apps";
import type { Email } from "#rooms/mail";
import type { User } from "../models.ts";

/** What the mail of a password reset is about. */
export interface PasswordResetRequest {
  readonly user: User;
  /** The whole address of the page where the user chooses a new password; good once, for `PASSWORD_RESET_TIMEOUT`. */
  readonly link: string;
  /** The name of the site, as the visitor wrote it: `example.com`. */
  readonly host: string;
}

/** A mail without its recipient. */
export type PasswordResetMail = Omit<Email, "to" | "cc" | "bcc">;

/**
 * The words of the mail with the link for a new password; the last app that contributes them is heard.
 *
 * @example
 * passwordResetMail(({ link }) => ({ subject: "Your new password", text: `Choose it here: ${link}` }))
 */
export const passwordResetMail =
  defineContribution<(request: PasswordResetRequest) => PasswordResetMail>("auth.password_reset_mail");

/** Django's words. */
export function defaultResetMail({ user, link, host }: PasswordResetRequest): PasswordResetMail {
  return {
    subject: `Password reset on ${host}`,
    text: `
You're receiving this email because you requested a password reset for your user account at ${host}.

Please go to the following page and choose a new password:

${link}

Your username, in case you’ve forgotten: ${user.username}

Thanks for using our site!

The ${host} team
`,
  };
}
