import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { copyExample } from "../build/support/buildable-project.ts";
import { testDatabase } from "../support/database.ts";
import { freePort, RunningTolv, strongKey, tolv } from "../support/tolv.ts";
import { query } from "./support/shop.ts";

const commit = "4957f34aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

test("what was built is released in production and served, and each place shows the release; once, when it is old", async () => {
  const { url } = await testDatabase();
  await using project = await copyExample();
  const built = await project.build({ SOURCE_COMMIT: commit });
  assert.equal(built.exitCode, 0, built.stderr);
  const environment = {
    SECRET_KEY: strongKey,
    DATABASE_URL: url,
    ALLOWED_HOSTS: "localhost",
    EMAIL_URL: "memory:",
    PORT: String(await freePort()),
  };
  const { directory } = project;
  const { exitCode, stdout, stderr } = await tolv(["release"], { directory, environment });
  assert.equal(exitCode, 0, stderr);
  assert.match(stdout, /Release 1 \(4957f34\S+\) has succeeded: build [0-9a-f]{12}, configuration /);
  const recorded = await query(
    url,
    "SELECT name, build ->> 'digest' AS digest, build ->> 'commit' AS commit FROM tolv_release",
  );
  const stamp = JSON.parse(await project.read("build/build.json"));
  assert.deepEqual(recorded, [{ name: stamp.release, digest: stamp.digest, commit }]);

  await using server = new RunningTolv(["serve"], { directory, environment });
  await server.printed(/"message":"Serving"/);
  const origin = `http://localhost:${environment.PORT}`;
  const health = await fetch(`${origin}/healthz`);
  assert.deepEqual(await health.json(), { status: "alive", release: stamp.release });
  assert.equal(health.headers.get("X-Release"), stamp.release);
  const missing = await fetch(`${origin}/no-such-page/`);
  assert.ok((await missing.text()).includes(`release ${stamp.release}`));
  assert.equal((await fetch(`${origin}/readyz`)).status, 200);
  const sessions = await query(
    url,
    "SELECT DISTINCT application_name AS name FROM pg_stat_activity WHERE application_name LIKE 'tolv %' AND datname = current_database()",
  );
  assert.deepEqual(sessions, [{ name: `tolv ${stamp.release}`.slice(0, 63) }]);
  const { stdout: log } = await server.stop();
  const record = log.split("\n").find((line) => line.includes("/no-such-page/")) ?? "{}";
  assert.equal(JSON.parse(record).release, stamp.release);

  await mkdir(project.path(".git"));
  await project.write(".git/HEAD", `${commit.replace("4", "5")}\n`);
  const old = await tolv(["release", "--check"], { directory, environment });
  assert.equal(old.exitCode, 1);
  assert.match(
    old.stderr,
    /\(release\.E005\) The build is of the commit 4957f34aaaaa, but 5957f34aaaaa is checked out\./,
  );
  assert.doesNotMatch(old.stderr, /build\.W001/);
});
