import { throttleFailures } from "#rooms/contrib/throttling";
import type { User } from "../models.ts";
import { authSettings } from "../settings.ts";

/**
 * True if somebody who is logged in knows the password: whoever has found an open session cannot guess it at leisure.
 *
 * @throws TooManyAttempts after `LOGIN_FAILURE_LIMIT` wrong ones.
 */
export async function isOwnPassword(user: User, password: string): Promise<boolean> {
  const { LOGIN_FAILURE_LIMIT: limit, LOGIN_FAILURE_SECONDS: seconds } = authSettings.values();
  const budget = { scope: "auth.own_password", key: String(user.id), limit, seconds, clearedBy: "success" } as const;
  const correct = await throttleFailures([budget], async () => (await user.checkPassword(password)) || undefined);
  return correct === true;
}
