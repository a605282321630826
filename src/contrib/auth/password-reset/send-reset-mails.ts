import { currentRegistry } from "#rooms/apps";
import { type HttpRequest, reverse } from "#rooms/http";
import { sendMail } from "#rooms/mail";
import { passwordResetFailed } from "../events.ts";
import { User } from "../models.ts";
import { isPasswordUsable } from "../passwords/unusable-password.ts";
import { encodeUserId } from "./encode-user-id.ts";
import { passwordResetToken } from "./password-reset-token.ts";
import { defaultResetMail, passwordResetMail } from "./reset-mail.ts";

/**
 * Sends a link for a new password to every active user with this address who has a password.
 *
 * It asks the database once, and returns before the mails have left: neither the answer nor its time tells whether
 * there is such a user. The mail goes to the address that is stored, not to the one that was typed.
 */
export async function sendResetMails(request: HttpRequest, email: string): Promise<void> {
  const users = await User.filter({ email__iexact: email, isActive: true }).all();
  for (const user of users) {
    if (isPasswordUsable(user.password)) void sendResetMail(request, user);
  }
}

async function sendResetMail(request: HttpRequest, user: User): Promise<void> {
  const compose = currentRegistry.get().values(passwordResetMail).at(-1) ?? defaultResetMail;
  try {
    await sendMail({ ...compose({ user, link: linkFor(request, user), host: request.host }), to: user.email });
  } catch (error) {
    passwordResetFailed.emit({ userId: user.id, error });
  }
}

/** On the host that the request came to, which ALLOWED_HOSTS has let pass. */
function linkFor({ scheme, host }: HttpRequest, user: User): string {
  const params = { uidb64: encodeUserId(user.id), token: passwordResetToken(user) };
  return `${scheme}://${host}${reverse("password_reset_confirm", params)}`;
}
