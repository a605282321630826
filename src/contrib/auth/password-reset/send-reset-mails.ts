import { currentRegistry } from "#rooms/apps";
import { networkOf, throttle } from "#rooms/contrib/throttling";
import { type HttpRequest, reverse } from "#rooms/http";
import { sendMail } from "#rooms/mail";
import { passwordResetFailed } from "../events.ts";
import { User } from "../models.ts";
import { isPasswordUsable } from "../passwords/unusable-password.ts";
import { authSettings } from "../settings.ts";
import { encodeUserId } from "./encode-user-id.ts";
import { passwordResetToken } from "./password-reset-token.ts";
import { defaultResetMail, passwordResetMail } from "./reset-mail.ts";

/**
 * Sends a link for a new password to every active user with this address who has a password.
 *
 * It asks the database once, and returns before the mails have left: neither the answer nor its time tells whether
 * there is such a user. The mail goes to the address that is stored, not to the one that was typed.
 *
 * @throws TooManyAttempts when an address or a network asks too often, whether the address is known or not.
 */
export async function sendResetMails(request: HttpRequest, email: string): Promise<void> {
  await refuseFloods(request, email);
  const users = await User.filter({ email__iexact: email, isActive: true }).all();
  for (const user of users) {
    if (isPasswordUsable(user.password)) void sendResetMail(request, user);
  }
}

async function refuseFloods({ remoteAddress }: HttpRequest, email: string): Promise<void> {
  const { LOGIN_FAILURE_LIMIT, LOGIN_FAILURE_NETWORK_LIMIT, LOGIN_FAILURE_SECONDS: seconds } = authSettings.values();
  const network = { limit: LOGIN_FAILURE_NETWORK_LIMIT, seconds };
  await throttle("auth.password_reset.network", networkOf(remoteAddress), network);
  await throttle("auth.password_reset.address", email.toLowerCase(), { limit: LOGIN_FAILURE_LIMIT, seconds });
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
function linkFor(request: HttpRequest, user: User): string {
  const params = { uidb64: encodeUserId(user.id), token: passwordResetToken(user) };
  return request.absoluteUrl(reverse("password_reset_confirm", params));
}
