import assert from "node:assert/strict";
import { test } from "node:test";
import { User } from "#rooms/contrib/auth";
import { Session } from "#rooms/contrib/sessions";
import { decodeSession } from "../../src/contrib/sessions/encode-session.ts";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { servePair } from "./support/pair.ts";
import { makeSuperuser, password } from "./support/superuser.ts";
import { Visitor } from "./support/visitor.ts";

const newPassword = "another long sentence of mine";

const sessionNames = ["_auth_user_backend", "_auth_user_hash", "_auth_user_id"];

/** What `readSession` answers. */
interface ReadSession {
  readonly values: Readonly<Record<string, unknown>>;
  readonly seconds: number;
}

const readSession = `
from django.contrib.sessions.models import Session
from django.utils import timezone
session = Session.objects.get(pk=key)
result = {"values": session.get_decoded(), "seconds": (session.expire_date - timezone.now()).total_seconds()}`;

const addToSession = `
from django.contrib.sessions.backends.db import SessionStore
session = SessionStore(session_key=key)
session["cart"] = ["Zoë ✓", 2, None]
session.save()
result = None`;

await describeWithDjango("sessions", async (installed) => {
  const { django, tolv, ends, directions } = await servePair(installed, () => djangoDatabase(installed));

  const storedPassword = (username: string) => tolv.run(async () => (await User.get({ username })).password);

  const loggedIn = async (origin: string, username: string) => {
    const visitor = new Visitor();
    assert.equal((await visitor.login(origin, username, password)).status, 302);
    return visitor;
  };

  test("each side finds in a session of the other what it writes itself, Django's back end included", async () => {
    await django.evaluate(makeSuperuser, { username: "form", password });
    const keys: string[] = [];
    for (const { origin } of [ends.django, ends.tolv]) {
      keys.push((await loggedIn(origin, "form")).cookies.get("sessionid") ?? "");
    }
    const seen = await Promise.all(keys.map((key) => django.evaluate<ReadSession>(readSession, { key })));
    assert.deepEqual(Object.keys(seen[0]?.values ?? {}).sort(), sessionNames);
    assert.equal(seen[0]?.values._auth_user_backend, "django.contrib.auth.backends.ModelBackend");
    assert.deepEqual(seen[1]?.values, seen[0]?.values);
    for (const { seconds } of seen) assert.ok(seconds > 1_209_000 && seconds <= 1_209_600, `${seconds} s`);
    const ours = await tolv.run(() =>
      Promise.all(keys.map(async (key) => decodeSession((await Session.get({ sessionKey: key })).sessionData))),
    );
    assert.deepEqual(
      ours,
      seen.map(({ values }) => values),
    );
  });

  test("logins on alternating sides leave the stored hash and a second session alone", async () => {
    await django.evaluate(makeSuperuser, { username: "alternating", password });
    const before = await storedPassword("alternating");
    const second = await loggedIn(ends.django.origin, "alternating");
    for (const { origin } of [ends.tolv, ends.django, ends.tolv, ends.django]) {
      const first = await loggedIn(origin, "alternating");
      assert.equal(await first.isLoggedIn(ends.tolv.origin), true);
      assert.equal(await second.isLoggedIn(ends.django.origin), true);
      assert.equal(await second.isLoggedIn(ends.tolv.origin), true);
    }
    assert.equal(await storedPassword("alternating"), before);
  });

  test("Tolv hashes anew only what has fewer iterations than its own, and Django accepts the result", async () => {
    const encode = `
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import User
hasher = PBKDF2PasswordHasher()
result = hasher.encode(password, hasher.salt(), iterations)
User.objects.create(username=username, password=result, is_staff=True)`;
    for (const [iterations, expected] of [
      [150_000, 260_000],
      [300_000, 300_000],
    ]) {
      const username = `iterations-${iterations}`;
      await django.evaluate(encode, { username, password, iterations });
      await loggedIn(ends.tolv.origin, username);
      assert.equal((await storedPassword(username)).split("$")[1], String(expected));
      await loggedIn(ends.django.origin, username);
    }
  });

  test("a password that is changed at Django ends all other sessions on both sides", async () => {
    await django.evaluate(makeSuperuser, { username: "changing", password });
    const [acting, other] = [
      await loggedIn(ends.django.origin, "changing"),
      await loggedIn(ends.tolv.origin, "changing"),
    ];
    const fields = { old_password: password, new_password1: newPassword, new_password2: newPassword };
    assert.equal((await acting.post(`${ends.django.origin}/admin/password_change/`, fields)).status, 302);
    for (const { origin } of [ends.tolv, ends.django]) {
      assert.equal(await acting.isLoggedIn(origin), true);
      assert.equal(await other.isLoggedIn(origin), false);
    }
    assert.equal((await new Visitor().login(ends.tolv.origin, "changing", password)).status, 200);
    assert.equal((await new Visitor().login(ends.tolv.origin, "changing", newPassword)).status, 302);
  });

  test("a password that is changed at Tolv ends all sessions on both sides", async () => {
    await django.evaluate(makeSuperuser, { username: "changed", password });
    const visitors = [await loggedIn(ends.django.origin, "changed"), await loggedIn(ends.tolv.origin, "changed")];
    const changed = await tolv.manage(["changepassword", "changed"], { input: `${newPassword}\n${newPassword}\n` });
    assert.equal(changed.exitCode, 0, changed.stderr);
    for (const visitor of visitors) {
      for (const { origin } of [ends.tolv, ends.django]) assert.equal(await visitor.isLoggedIn(origin), false);
    }
    assert.equal((await new Visitor().login(ends.django.origin, "changed", newPassword)).status, 302);
  });

  for (const [here, there] of directions) {
    test(`what stands in a session made by ${here.name} is kept by a login at ${there.name}`, async () => {
      const username = `keeping-${here.name.toLowerCase()}`;
      await django.evaluate(makeSuperuser, { username, password });
      const visitor = await loggedIn(here.origin, username);
      const key = visitor.cookies.get("sessionid") ?? "";
      await django.evaluate(addToSession, { key });
      assert.equal((await visitor.login(there.origin, username, password)).status, 302);
      const renewed = visitor.cookies.get("sessionid") ?? "";
      const values = await tolv.run(async () =>
        decodeSession((await Session.get({ sessionKey: renewed })).sessionData),
      );
      assert.deepEqual(values.cart, ["Zoë ✓", 2, null]);
    });
  }

  test("a user who is set inactive is logged out on both sides", async () => {
    await django.evaluate(makeSuperuser, { username: "inactive", password });
    const visitor = await loggedIn(ends.django.origin, "inactive");
    await tolv.run(() => User.filter({ username: "inactive" }).update({ isActive: false }));
    for (const { origin } of [ends.tolv, ends.django]) {
      assert.equal(await visitor.isLoggedIn(origin), false);
      assert.equal((await new Visitor().login(origin, "inactive", password)).status, 200);
    }
  });
});
