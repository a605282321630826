import { throttleFailures } from "#rooms/contrib/throttling";
import { currentRequest } from "#rooms/http";
import { loginFailed } from "../events.ts";
import { User } from "../models.ts";
import { refuseLikeWrong } from "../passwords/verify-password.ts";
import { usernameProblems } from "../validation/username.ts";
import { loginBudgets } from "./login-budgets.ts";

/** What somebody types to log in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Finds the active user whose name and password these are. Refusals take the same time whatever their reason is, and
 * are counted by account and network: after `LOGIN_FAILURE_LIMIT` of them no password is looked at for a while.
 *
 * @returns undefined for an unknown name, a wrong password and an inactive user alike.
 * @throws TooManyAttempts (429, with `Retry-After`).
 *
 * @example
 * const user = await authenticate({ username: "ada", password });
 * if (user !== undefined) await login(request, user);
 */
export async function authenticate(credentials: Credentials): Promise<User | undefined> {
  const user = await throttleFailures(loginBudgets(credentials.username), () => findUser(credentials));
  if (user === undefined) loginFailed.emit({ remoteAddress: currentRequest.find()?.remoteAddress });
  return user;
}

async function findUser({ username, password }: Credentials): Promise<User | undefined> {
  const user = await findByUsername(username);
  if (user === undefined) {
    await refuseLikeWrong(password);
    return undefined;
  }
  const correct = await user.checkPassword(password);
  return correct && user.isActive ? user : undefined;
}

/** A name that no user can have is not asked for: PostgreSQL would refuse some of its characters. */
async function findByUsername(username: string): Promise<User | undefined> {
  return usernameProblems(username).length > 0 ? undefined : User.filter({ username }).first();
}
