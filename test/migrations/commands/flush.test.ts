import assert from "node:assert/strict";
import { test } from "node:test";
import { Permission, User } from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import { currentDatabase, sql } from "#rooms/db";
import { flushCommand } from "#rooms/migrations";
import { converse } from "../../contrib/auth/commands/conversation.ts";
import { boot, migratedDatabase } from "../../contrib/project.ts";
import { strongKey } from "../../support/tolv.ts";

const { url } = await migratedDatabase();
const name = new URL(url).pathname.slice(1);

/** A running project with a user, a permission of nobody's and a foreign row. */
async function filled(environment: Readonly<Record<string, string>> = {}) {
  const running = await boot(url, { environment });
  await running.run(async () => {
    await User.query().delete();
    await User.create({ id: 77, username: "ada", password: "!" });
  });
  return running;
}

const users = () => User.count();

test("flush asks with the name and the place of the database, and any answer but yes leaves all as it is", async () => {
  await using running = await filled();
  const { host, port } = await running.run(() => currentDatabase.get().address());
  for (const answer of ["no", "y", ""]) {
    const { exitCode, screen } = await converse({ running, command: flushCommand, answers: [answer] });
    assert.equal(exitCode, 0);
    assert.ok(screen.includes(`all data currently in the "${name}" database on ${host}:${port},`), screen);
    assert.ok(screen.endsWith("Flush cancelled.\n"));
  }
  assert.equal(await running.run(users), 1);
  const interrupted = await converse({ running, command: flushCommand, answers: [] });
  assert.deepEqual([interrupted.exitCode, await running.run(users)], [1, 1]);
  assert.match(interrupted.screen, /Operation cancelled\./);
});

test("yes empties the tables but not the history of migrations, counts from 1 and makes permissions again", async () => {
  await using running = await filled();
  await running.run(async () => {
    const [permissions, types] = [await Permission.count(), await ContentType.count()];
    const applied = await sql`SELECT app, name FROM django_migrations ORDER BY id`.all();
    const { exitCode, screen } = await converse({ running, command: flushCommand, answers: ["yes"] });
    assert.equal(exitCode, 0, screen);
    assert.equal(await User.count(), 0);
    assert.deepEqual([await Permission.count(), await ContentType.count()], [permissions, types]);
    assert.deepEqual(await sql`SELECT app, name FROM django_migrations ORDER BY id`.all(), applied);
    assert.equal((await User.create({ username: "first", password: "!" })).id, 1);
    assert.equal((await Permission.orderBy("id").first())?.id, 1);
  });
});

test("in production only the name of the database is a yes", async () => {
  const strong = { TOLV_ENV: "production", SECRET_KEY: strongKey, PASSWORD_ITERATIONS: "260000" };
  await using running = await filled(strong);
  const yes = await converse({ running, command: flushCommand, answers: ["yes"] });
  assert.match(yes.screen, /This is a PRODUCTION environment\./);
  assert.equal(await running.run(users), 1);
  await converse({ running, command: flushCommand, answers: [name] });
  assert.equal(await running.run(users), 0);
});

test("--noinput asks nothing", async () => {
  await using running = await filled();
  const outcome = await converse({ running, command: flushCommand, argv: ["--noinput"] });
  assert.deepEqual(outcome, { exitCode: 0, screen: "" });
  assert.equal(await running.run(users), 0);
});

test("a foreign table that refers to one of the project's is not emptied, and neither is anything else", async () => {
  await using running = await filled();
  await running.run(() => sql`CREATE TABLE foreign_notes (user_id integer REFERENCES auth_user)`.all());
  try {
    const { exitCode, screen } = await converse({ running, command: flushCommand, argv: ["--noinput"] });
    assert.equal(exitCode, 1);
    assert.match(screen, /Nothing was emptied.*\[migrations\.tables_referred_to\]/);
    assert.equal(await running.run(users), 1);
  } finally {
    await running.run(() => sql`DROP TABLE foreign_notes`.all());
  }
});
