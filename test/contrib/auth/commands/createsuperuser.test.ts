import assert from "node:assert/strict";
import { test } from "node:test";
import { databaseSettings } from "#rooms/config";
import { createUser, isPasswordUsable, User } from "#rooms/contrib/auth";
import { createsuperuserCommand as command } from "../../../../src/contrib/auth/commands/createsuperuser.ts";
import { boot, testProject } from "../../project.ts";
import { converse } from "./conversation.ts";

const running = await testProject();
const { DATABASE_URL = "" } = running.config.of(databaseSettings);
const password = "correct horse battery staple";

const find = (username: string) => running.run(() => User.filter({ username }).first());

test("asks until every answer is good, in Django's words", async () => {
  const answers = [
    "bad name!",
    "first",
    "not-an-email",
    "first@Example.COM",
    "one",
    "two",
    " ",
    " ",
    password,
    password,
  ];
  const { exitCode, screen } = await converse({ running, command, answers });
  assert.equal(exitCode, 0, screen);
  const said = [
    "Error: Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
    "Error: Enter a valid email address.",
    "Error: Your passwords didn't match.",
    "Error: Blank passwords aren't allowed.",
    "Superuser created successfully.",
  ];
  assert.deepEqual(
    screen.split(/\r?\n/).filter((line) => said.includes(line)),
    said,
  );
  assert.ok(!screen.includes(password));
  const user = await find("first");
  assert.deepEqual([user?.isSuperuser, user?.isStaff, user?.email], [true, true, "first@example.com"]);
  assert.equal(await running.run(() => user?.checkPassword(password)), true);
});

test("lets a person insist on a bad password", async () => {
  const answers = ["second", "", "second12", "second12", "n", "password", "password", "y"];
  const { exitCode, screen } = await converse({ running, command, answers });
  assert.equal(exitCode, 0, screen);
  assert.match(screen, /The password is too similar to the username\./);
  assert.match(screen, /Bypass password validation and create user anyway\? \[y\/N\]: /);
  assert.equal(await running.run(async () => (await find("second"))?.checkPassword("password")), true);
});

test("refuses a name that is taken, and asks for another", async () => {
  await running.run(() => createUser({ username: "taken", password }));
  const answers = ["taken", "third", "", password, password];
  const { exitCode, screen } = await converse({ running, command, answers });
  assert.equal(exitCode, 0);
  assert.match(screen, /Error: That username is already taken\./);
});

test("takes the name and the address from options, and asks again when they are wrong", async () => {
  const argv = ["--username", "taken", "--email", "fourth@example.com"];
  const { exitCode, screen } = await converse({ running, command, argv, answers: ["fourth", password, password] });
  assert.equal(exitCode, 0, screen);
  assert.equal((await find("fourth"))?.email, "fourth@example.com");
});

test("Ctrl-C creates nobody and ends with 1", async () => {
  const { exitCode, screen } = await converse({ running, command, answers: ["fifth", ""] });
  assert.equal(exitCode, 1);
  assert.match(screen, /Operation cancelled\./);
  assert.equal(await find("fifth"), undefined);
});

test("without a terminal it refuses and names the way without one", async () => {
  const { exitCode, screen } = await converse({ running, command });
  assert.equal(exitCode, 1);
  assert.match(screen, /CommandError: Superuser creation needs a terminal/);
  assert.match(screen, /--noinput and DJANGO_SUPERUSER_USERNAME/);
});

async function unattended(environment: Readonly<Record<string, string>>, argv: readonly string[] = []) {
  await using project = await boot(DATABASE_URL, { environment });
  return await converse({ running: project, command, argv: ["--noinput", ...argv] });
}

const sixth = { DJANGO_SUPERUSER_USERNAME: "sixth", DJANGO_SUPERUSER_EMAIL: "sixth@example.com" };

test("--noinput takes everything from the environment", async () => {
  const { exitCode, screen } = await unattended({ ...sixth, DJANGO_SUPERUSER_PASSWORD: password });
  assert.deepEqual([exitCode, screen], [0, "Superuser created successfully.\n"]);
  assert.equal(await running.run(async () => (await find("sixth"))?.checkPassword(password)), true);
});

test("--noinput says what is missing, taken or wrong", async () => {
  const refusals = [
    [{}, "You must use --username with --noinput."],
    [{ DJANGO_SUPERUSER_USERNAME: "seventh" }, "You must use --email with --noinput."],
    [sixth, "A user with that username already exists."],
    [{ ...sixth, DJANGO_SUPERUSER_USERNAME: "bad name!" }, "Enter a valid username."],
    [{ ...sixth, DJANGO_SUPERUSER_EMAIL: "notmail" }, "Enter a valid email address."],
    [{ ...sixth, DJANGO_SUPERUSER_PASSWORD: "sixth" }, "This password is too short."],
  ] as const;
  for (const [environment, message] of refusals) {
    const { exitCode, screen } = await unattended(environment);
    assert.equal(exitCode, 1);
    assert.ok(screen.startsWith("CommandError: ") && screen.includes(message), screen);
  }
});

test("--noinput without a password makes a user who cannot log in by one", async () => {
  const argv = ["--username", "eighth", "--email", "eighth@example.com"];
  assert.equal((await unattended({}, argv)).exitCode, 0);
  assert.equal(isPasswordUsable((await find("eighth"))?.password ?? ""), false);
});
