import assert from "node:assert/strict";
import { test } from "node:test";
import { createSuperuser, User } from "#rooms/contrib/auth";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { servePair } from "./support/pair.ts";
import { makeSuperuser, password } from "./support/superuser.ts";
import { Visitor } from "./support/visitor.ts";

await describeWithDjango("logins", async (installed) => {
  const { django, tolv, directions, ends } = await servePair(installed, () => djangoDatabase(installed));

  const storedPassword = (username: string) => tolv.run(async () => (await User.get({ username })).password);

  for (const [here, there] of directions) {
    test(`a superuser made by ${here.name} logs in at ${there.name}, with the right password only`, async () => {
      const username = `made-by-${here.name.toLowerCase()}`;
      const args = ["createsuperuser", "--noinput", "--username", username, "--email", "a@example.com"];
      const made = await here.site.manage(args, { environment: { DJANGO_SUPERUSER_PASSWORD: password } });
      assert.equal(made.exitCode, 0, made.stderr);
      const refused = await new Visitor().login(there.origin, username, `${password}.`);
      assert.equal(refused.status, 200);
      const visitor = new Visitor();
      const answer = await visitor.login(there.origin, username, password);
      assert.deepEqual([answer.status, answer.location], [302, "/admin/"]);
      assert.equal(await visitor.isLoggedIn(there.origin), true);
    });

    test(`a session made by ${here.name} is live at ${there.name}, and a logout there ends it here`, async () => {
      const username = `session-${here.name.toLowerCase()}`;
      await django.evaluate(makeSuperuser, { username, password });
      const visitor = new Visitor();
      await visitor.login(here.origin, username, password);
      assert.equal(await visitor.isLoggedIn(there.origin), true);
      const stolen = new Visitor();
      stolen.cookies.set("sessionid", visitor.cookies.get("sessionid") ?? "");
      assert.equal(await stolen.isLoggedIn(here.origin), true);
      assert.equal((await visitor.post(`${there.origin}/admin/logout/`)).status, 200);
      assert.equal(visitor.cookies.has("sessionid"), false);
      assert.equal(await stolen.isLoggedIn(here.origin), false);
    });
  }

  test("Tolv verifies every kind of hash that Django writes, and replaces only what is weaker than its own", async () => {
    const algorithms = ["pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt"];
    if (Number.parseInt(installed.version, 10) >= 4) algorithms.push("scrypt");
    for (const hasher of algorithms) {
      const stored = await django.evaluate<string>(makeSuperuser, { username: hasher, password, hasher });
      assert.ok(stored.startsWith(`${hasher}$`));
      assert.equal((await new Visitor().login(ends.tolv.origin, hasher, `${password}.`)).status, 200, hasher);
      assert.equal((await new Visitor().login(ends.tolv.origin, hasher, password)).status, 302, hasher);
      const kept = (await storedPassword(hasher)) === stored;
      assert.equal(kept, hasher !== "pbkdf2_sha1", `${hasher}: ${await storedPassword(hasher)}`);
    }
  });

  test("Django verifies every kind of hash that Tolv writes", async () => {
    const algorithms = ["pbkdf2_sha256", "argon2"];
    if (Number.parseInt(installed.version, 10) >= 4) algorithms.push("scrypt");
    for (const algorithm of algorithms) {
      const username = `tolv-${algorithm}`;
      await tolv.run(() => createSuperuser({ username, password }), { PASSWORD_HASHER: algorithm });
      assert.match(await storedPassword(username), new RegExp(`^${algorithm}\\$`));
      assert.equal((await new Visitor().login(ends.django.origin, username, `${password}.`)).status, 200, algorithm);
      assert.equal((await new Visitor().login(ends.django.origin, username, password)).status, 302, algorithm);
    }
  });
});
