import { sessionOf } from "#rooms/contrib/sessions";
import type { HttpRequest } from "#rooms/http";
import { passwordChanged } from "../events.ts";
import { currentUser } from "../login/login.ts";
import { writeSessionUser } from "../login/session-user.ts";
import type { User } from "../models.ts";

/**
 * Gives a user a new password, which ends all sessions of that user but the one that asks for it: that one goes on
 * under a new key. Whoever changes the password of somebody else keeps the own session as it is.
 *
 * The password is not judged here: `setPasswordForm` and `passwordProblems` do that.
 *
 * @example
 * await changePassword(request, user, form.values.new_password1);
 */
export async function changePassword(request: HttpRequest, user: User, password: string): Promise<void> {
  await user.setPassword(password);
  await user.save({ fields: ["password"] });
  if ((await currentUser(request))?.id === user.id) await continueSession(request, user);
  passwordChanged.emit({ userId: user.id });
}

async function continueSession(request: HttpRequest, user: User): Promise<void> {
  const session = await sessionOf(request);
  session.cycleKey();
  writeSessionUser(session, user);
}
