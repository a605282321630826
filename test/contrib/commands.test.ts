import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "../support/database.ts";
import { tolv } from "../support/tolv.ts";

const { url } = await testDatabase();

// What a one-off process of a release has: no secret key, no host names.
const release = { TOLV_ENV: "production", DATABASE_URL: url };

test("before the tables exist createsuperuser says what to do", async () => {
  const superuser = { DJANGO_SUPERUSER_USERNAME: "admin", DJANGO_SUPERUSER_EMAIL: "admin@example.com" };
  const { exitCode, stderr } = await tolv(["createsuperuser", "--noinput"], {
    environment: { ...release, ...superuser },
  });
  assert.equal(exitCode, 1);
  assert.match(stderr, /tolv migrate/);
});

test("a release creates its superuser and clears sessions without a secret key", async () => {
  assert.equal((await tolv(["migrate"], { environment: release })).exitCode, 0);
  const environment = { ...release, DJANGO_SUPERUSER_PASSWORD: "correct horse battery staple" };
  const argv = ["createsuperuser", "--noinput", "--username", "admin", "--email", "admin@example.com"];
  const created = await tolv(argv, { environment });
  assert.deepEqual([created.exitCode, created.stdout], [0, "Superuser created successfully.\n"], created.stderr);
  assert.ok(!created.stderr.includes("correct horse"));
  const again = await tolv(argv, { environment });
  assert.equal(again.exitCode, 1);
  assert.match(again.stderr, /CommandError: A user with that username already exists\./);
  for (const [command, said] of [
    ["clearsessions", "Deleted 0 expired sessions.\n"],
    ["clearthrottling", "Deleted 0 expired counters.\n"],
  ] as const) {
    const { exitCode, stdout } = await tolv([command], { environment });
    assert.deepEqual([exitCode, stdout], [0, said]);
  }
});

test("createsuperuser takes Tolv's own names from the environment too, and judges a password from there", async () => {
  const names = { TOLV_SUPERUSER_USERNAME: "second", TOLV_SUPERUSER_EMAIL: "second@example.com" };
  const weak = await tolv(["createsuperuser", "--noinput"], {
    environment: { ...release, ...names, TOLV_SUPERUSER_PASSWORD: "second" },
  });
  assert.deepEqual([weak.exitCode, weak.stdout], [1, ""]);
  assert.match(weak.stderr, /CommandError: The password is too similar to the username\. This password is too short\./);
  const good = await tolv(["createsuperuser", "--noinput"], {
    environment: { ...release, ...names, TOLV_SUPERUSER_PASSWORD: "correct horse battery staple" },
  });
  assert.deepEqual([good.exitCode, good.stdout], [0, "Superuser created successfully.\n"], good.stderr);
});

test("createsuperuser without a terminal refuses with the remedy, exit code 1", async () => {
  const { exitCode, stderr } = await tolv(["createsuperuser"], { environment: release });
  assert.equal(exitCode, 1);
  assert.match(stderr, /CommandError: Superuser creation needs a terminal/);
});

test("changepassword takes two lines from a pipe", async () => {
  const input = "another long sentence\nanother long sentence\n";
  const { exitCode, stdout, stderr } = await tolv(["changepassword", "admin"], { environment: release, input });
  assert.equal(exitCode, 0, stderr);
  assert.match(stdout, /Password changed successfully for user 'admin'/);
  assert.ok(!stdout.includes("sentence"));
});
