import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import test, { after, suite } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { attachDevelopmentDatabase } from "#rooms/devdb";
import {
  keeperAndServer,
  kill,
  killAll,
  processesOf,
  query,
  startCommand,
  temporaryProject,
  waitUntilStopped,
} from "./project.ts";

/** Committed to the disk, which the development server does not wait for by itself. */
const thousandRows = [
  "SET synchronous_commit = on",
  "DROP TABLE IF EXISTS kept",
  "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n",
];

/** For the tests that need no folder of their own: making one takes a second. */
const project = await temporaryProject();
after(() => project[Symbol.asyncDispose]());

suite("one command", () => {
  test("a second start keeps the data and the address, and nothing runs after either", async () => {
    await using project = await temporaryProject();
    const first = await attachDevelopmentDatabase(project);
    await query(first.url, "CREATE TABLE kept AS SELECT 'ä' AS text");
    await first.release();
    assert.deepEqual(processesOf(project.directory), []);
    const second = await attachDevelopmentDatabase(project);
    assert.equal(second.url, first.url);
    assert.deepEqual(await query(second.url, "SELECT upper(text) FROM kept"), ["Ä"]);
    await second.release();
    assert.deepEqual(processesOf(project.directory), []);
  });

  test("the server is PostgreSQL 18 in UTF-8 and UTC, and listens on the loopback address only", async () => {
    await using database = await attachDevelopmentDatabase(project);
    const settings =
      "SELECT unnest(ARRAY['server_version_num', 'server_encoding', 'TimeZone', 'listen_addresses', 'unix_socket_directories'])";
    const [version, ...rest] = await query(database.url, `SELECT current_setting(s) FROM (${settings}) AS t(s)`);
    assert.match(String(version), /^18/);
    assert.deepEqual(rest, ["UTF8", "UTC", "127.0.0.1", ""]);
  });

  test("without its password nobody gets in", async () => {
    await using database = await attachDevelopmentDatabase(project);
    const url = new URL(database.url);
    url.password = "guessed";
    await assert.rejects(query(url.href, "SELECT 1"), { code: "28P01" });
  });

  test("a port that somebody took meanwhile is replaced by another", async () => {
    const first = await attachDevelopmentDatabase(project);
    await first.release();
    const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
    await once(squatter, "listening");
    const second = await attachDevelopmentDatabase(project);
    assert.notEqual(second.url, first.url);
    assert.deepEqual(await query(second.url, "SELECT 1"), [1]);
    await second.release();
    squatter.close();
  });

  test("git sees nothing of it", async () => {
    await (await attachDevelopmentDatabase(project)).release();
    execFileSync("git", ["init", "--quiet"], { cwd: project.directory });
    assert.equal(execFileSync("git", ["status", "--short"], { cwd: project.directory, encoding: "utf8" }), "");
  });

  test("a second release does nothing", async () => {
    const database = await attachDevelopmentDatabase(project);
    await database.release();
    await database.release();
  });
});

suite("several commands", () => {
  test("five that start at once, for the first time, share one server", async () => {
    await using project = await temporaryProject();
    const commands = await Promise.all(Array.from({ length: 5 }, () => startCommand(project.directory)));
    assert.equal(new Set(commands.map(({ url }) => url)).size, 1);
    await Promise.all(commands.map(({ leave }) => leave()));
    assert.deepEqual(processesOf(project.directory), []);
  });

  test("the server stays until the last one leaves", async () => {
    const [one, two] = [await startCommand(project.directory), await startCommand(project.directory)];
    await one.leave();
    assert.deepEqual(await query(two.url, "SELECT 1"), [1]);
    await two.leave();
    assert.deepEqual(processesOf(project.directory), []);
  });

  test("one that comes while the server stops gets a server", async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await attachDevelopmentDatabase(project);
      const leaving = first.release();
      await sleep(round * 10);
      const second = await attachDevelopmentDatabase(project);
      assert.deepEqual(await query(second.url, "SELECT 1"), [1]);
      await Promise.all([leaving, second.release()]);
    }
    assert.deepEqual(processesOf(project.directory), []);
  });
});

suite("killed", () => {
  test("the only command: the server goes away by itself", async () => {
    await kill((await startCommand(project.directory)).process);
    await waitUntilStopped(project.directory);
  });

  test("one of two commands: the other works on", async () => {
    const [one, two] = [await startCommand(project.directory), await startCommand(project.directory)];
    await kill(one.process);
    assert.deepEqual(await query(two.url, "SELECT 1"), [1]);
    await two.leave();
    assert.deepEqual(processesOf(project.directory), []);
  });

  test("a command that makes the data folder: the next one makes it anew", async () => {
    await using project = await temporaryProject();
    const starting = startCommand(project.directory).catch(() => undefined);
    while (!processesOf(project.directory).some((id) => id)) await sleep(5);
    await sleep(300);
    killAll(project.directory);
    await using database = await attachDevelopmentDatabase(project);
    assert.deepEqual(await query(database.url, "SELECT 1"), [1]);
    await (await starting)?.leave();
  });

  test("the keeper: sessions live on, a new keeper takes the server over and stops it at the end", async () => {
    const database = await attachDevelopmentDatabase(project);
    const before = keeperAndServer(project.directory);
    const session = query(database.url, "SELECT 7 FROM pg_sleep(2)");
    process.kill(before.keeper, "SIGKILL");
    assert.deepEqual(await session, [7]);
    const after = keeperAndServer(project.directory);
    assert.equal(after.server, before.server);
    assert.notEqual(after.keeper, before.keeper);
    await database.release();
    assert.deepEqual(processesOf(project.directory), []);
  });

  test("the server: it comes back at the same address with every row", async () => {
    await using database = await attachDevelopmentDatabase(project);
    await query(database.url, ...thousandRows);
    process.kill(keeperAndServer(project.directory).server, "SIGKILL");
    assert.deepEqual(await retry(() => query(database.url, "SELECT count(*)::int FROM kept")), [1000]);
  });

  test("everything at once: the next command finds every row", async () => {
    const { process: command, url } = await startCommand(project.directory);
    await query(url, ...thousandRows);
    await kill(command);
    killAll(project.directory);
    await using database = await attachDevelopmentDatabase(project);
    assert.deepEqual(await query(database.url, "SELECT count(*)::int FROM kept"), [1000]);
  });

  test("the keeper by TERM: it stops its server first, and users get another", async () => {
    await using database = await attachDevelopmentDatabase(project);
    const { keeper, server } = keeperAndServer(project.directory);
    process.kill(keeper, "SIGTERM");
    while (processesOf(project.directory).includes(server)) await sleep(10);
    assert.deepEqual(await retry(() => query(database.url, "SELECT 1")), [1]);
  });
});

async function retry<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let round = 0; ; round += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (round === 100) throw error;
      await sleep(100);
    }
  }
}
