import { kernelSettings } from "#rooms/config";
import { constantTimeEqual, saltedHmac, secretKeys } from "#rooms/signing";
import type { User } from "../models.ts";
import { authSettings } from "../settings.ts";

/** What a token depends on: once one of them has changed, as a reset and a login do, it is worthless. */
export type PasswordResetUser = Pick<User, "id" | "password" | "lastLogin" | "email">;

const salt = "django.contrib.auth.tokens.PasswordResetTokenGenerator";

const epoch = Date.UTC(2001, 0, 1);

/**
 * Makes the token of a link by which a user may set a new password, as Django's `default_token_generator` does.
 *
 * @param at The time to note, to the second. Default: now.
 *
 * @example
 * const path = `/reset/${encodeUserId(user.id)}/${passwordResetToken(user)}/`;
 *
 * @see https://docs.djangoproject.com/en/5.2/topics/auth/default/#django.contrib.auth.views.PasswordResetView
 */
export function passwordResetToken(user: PasswordResetUser, at: Date = new Date()): string {
  return tokenOf(user, wallClockSeconds(at), secretKeys()[0] ?? "");
}

/**
 * True for a token that was made for this user as the row is now, less than `PASSWORD_RESET_TIMEOUT` ago, under one of
 * the project's keys.
 *
 * @param now The time to count the age up to. Default: now.
 */
export function isPasswordResetToken(token: string, user: PasswordResetUser, now: Date = new Date()): boolean {
  const seconds = Number.parseInt(/^([0-9a-z]{1,10})-[0-9a-f]{32}$/.exec(token)?.[1] ?? "", 36);
  if (Number.isNaN(seconds)) return false;
  const genuine = secretKeys().some((key) => constantTimeEqual(token, tokenOf(user, seconds, key)));
  return genuine && wallClockSeconds(now) - seconds <= authSettings.values().PASSWORD_RESET_TIMEOUT;
}

function tokenOf(user: PasswordResetUser, seconds: number, key: string): string {
  const hex = saltedHmac({ salt, value: `${stateOf(user)}${seconds}${user.email}`, key }).toString("hex");
  const everySecondDigit = hex.replace(/(.)./g, "$1");
  return `${seconds.toString(36)}-${everySecondDigit}`;
}

function stateOf({ id, password, lastLogin }: PasswordResetUser): string {
  const login = lastLogin?.toISOString().slice(0, 19).replace("T", " ") ?? "";
  return `${id}${password}${login}`;
}

/** Django counts by the clock on the wall of its `TIME_ZONE`, so a token's age jumps with daylight saving time there too. */
function wallClockSeconds(moment: Date): number {
  const { TIME_ZONE: timeZone } = kernelSettings.values();
  // Swedes write dates as ISO 8601 does.
  const wallClock = moment.toLocaleString("sv-SE", { timeZone }).replace(" ", "T");
  return (Date.parse(`${wallClock}Z`) - epoch) / 1000;
}
