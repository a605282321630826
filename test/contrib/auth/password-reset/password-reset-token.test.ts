import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isPasswordResetToken,
  type PasswordResetUser,
  passwordResetToken,
} from "../../../../src/contrib/auth/password-reset/password-reset-token.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";
import { configured } from "../../support.ts";

const vectors = djangoVectors.resetTokens.map(({ user, seconds, token }) => ({
  user: { ...user, lastLogin: user.lastLogin === null ? null : new Date(user.lastLogin) },
  at: new Date(Date.UTC(2001, 0, 1) + seconds * 1000),
  token,
}));

const [{ user, at, token }] = [vectors[0] ?? assert.fail()];

const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);

function accepts(text: string, owner: PasswordResetUser = user, now = at, environment = {}): boolean {
  return configured(() => isPasswordResetToken(text, owner, now), environment);
}

test("makes and accepts Django's tokens", () => {
  for (const vector of vectors) {
    assert.equal(
      configured(() => passwordResetToken(vector.user, vector.at)),
      vector.token,
    );
    assert.equal(accepts(vector.token, vector.user, vector.at), true);
  }
});

test("accepts a token until the timeout, and no longer", () => {
  assert.equal(accepts(token, user, after(259_200)), true);
  assert.equal(accepts(token, user, after(259_201)), false);
  assert.equal(accepts(token, user, after(61), { PASSWORD_RESET_TIMEOUT: "60" }), false);
});

test("a token is worthless once password, address or last login have changed, and for another user", () => {
  for (const change of [
    { password: `${user.password}x` },
    { email: "other@example.com" },
    { lastLogin: after(1) },
    { lastLogin: null },
    { id: 2 },
  ]) {
    assert.equal(accepts(token, { ...user, ...change }), false, JSON.stringify(change));
  }
});

test("a token under a former key is accepted, one under an unknown key is not", () => {
  assert.equal(accepts(token, user, at, { SECRET_KEY: "new", SECRET_KEY_FALLBACKS: "prod-secret" }), true);
  assert.equal(accepts(token, user, at, { SECRET_KEY: "new" }), false);
});

test("refuses what is no token", () => {
  const [time = "", hash = ""] = token.split("-");
  const forged = [
    `${time}1-${hash}`,
    `${time}-${hash.slice(1)}0`,
    `0${token}`,
    `${token}-1`,
    token.toUpperCase(),
    "",
    "-",
  ];
  for (const text of [...forged, `${time}-`, `-${hash}`, `${"z".repeat(14)}-${hash}`]) {
    assert.equal(accepts(text), false, text);
  }
});

test("counts by the wall clock of TIME_ZONE, as Django does", () => {
  const stockholm = { TIME_ZONE: "Europe/Stockholm" };
  const winter = new Date("2026-11-22T08:39:07Z");
  const summer = new Date("2026-07-01T23:30:00Z");
  const timeOf = (moment: Date) =>
    Number.parseInt(configured(() => passwordResetToken(user, moment), stockholm).split("-")[0] ?? "", 36);
  assert.equal(timeOf(winter), (Date.UTC(2026, 10, 22, 9, 39, 7) - Date.UTC(2001, 0, 1)) / 1000);
  assert.equal(timeOf(summer), (Date.UTC(2026, 6, 2, 1, 30, 0) - Date.UTC(2001, 0, 1)) / 1000);
});
