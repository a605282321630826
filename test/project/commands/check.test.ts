import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { testDatabase } from "../../support/database.ts";
import { strongKey, tolv } from "../../support/tolv.ts";

const staticRoot = await mkdtemp(join(tmpdir(), "tolv-check-"));
after(() => rm(staticRoot, { recursive: true }));
await tolv(["collectstatic"], { environment: { STATIC_ROOT: staticRoot } });

const careless = { TOLV_ENV: "production", SECRET_KEY: strongKey, DATABASE_URL: "postgres://me@127.0.0.1:1/site" };

/** A deployment of which nothing is found. */
const careful = {
  ...careless,
  ALLOWED_HOSTS: "example.com",
  SECURE_HSTS_SECONDS: "3600",
  SECURE_HSTS_INCLUDE_SUBDOMAINS: "true",
  SECURE_SSL_REDIRECT: "true",
  TRUSTED_PROXIES: "10.0.0.0/8",
  EMAIL_URL: "smtps://mail.example.com",
  STATIC_ROOT: staticRoot,
};

async function deploy(environment: Readonly<Record<string, string>>, ...options: string[]) {
  const { exitCode, stdout, stderr } = await tolv(["check", "--deploy", ...options], { environment });
  const ids = [...stderr.matchAll(/^(\w+): \((\w+\.W\d+)\) .+\n\tHINT: .+$/gm)].map(
    ([, object, id]) => `${id} ${object}`,
  );
  return { exitCode, stdout, ids, stderr };
}

test("a careful deployment has no findings", async () => {
  const { exitCode, stdout, stderr } = await deploy(careful, "--fail-level", "WARNING");
  assert.deepEqual([exitCode, stdout], [0, "System check identified no issues (0 silenced).\n"], stderr);
});

test("what a careless one lacks is said with id, setting and remedy; warnings alone exit with 0", async () => {
  const { exitCode, stdout, ids } = await deploy(careless);
  assert.deepEqual([exitCode, stdout], [0, ""]);
  assert.deepEqual(ids, [
    "http.W001 SECURE_HSTS_SECONDS",
    "http.W003 SECURE_SSL_REDIRECT",
    "http.W004 TRUSTED_PROXIES",
    "http.W006 ALLOWED_HOSTS",
    "mail.W001 EMAIL_URL",
    "staticfiles.W005 STATIC_ROOT",
  ]);
});

test("each setting that opens a hole is found by itself", async () => {
  const holes: [Readonly<Record<string, string>>, string][] = [
    [{ DEBUG: "true" }, "project.W001 DEBUG"],
    [{ TOLV_ENV: "development", DEBUG: "false" }, "project.W002 TOLV_ENV"],
    [{ SECURE_HSTS_INCLUDE_SUBDOMAINS: "false" }, "http.W002 SECURE_HSTS_INCLUDE_SUBDOMAINS"],
    [{ CSRF_COOKIE_SECURE: "false" }, "http.W005 CSRF_COOKIE_SECURE"],
    [{ ALLOWED_HOSTS: "example.com,*" }, "http.W007 ALLOWED_HOSTS"],
    [{ SESSION_COOKIE_SECURE: "false" }, "sessions.W001 SESSION_COOKIE_SECURE"],
    [{ EMAIL_URL: "console:" }, "mail.W002 EMAIL_URL"],
    [{ STATIC_ROOT: "nowhere" }, "staticfiles.W005 STATIC_ROOT"],
  ];
  for (const [hole, expected] of holes) {
    const { ids, stderr } = await deploy({ ...careful, ...hole });
    assert.ok(ids.includes(expected), `${expected}: ${stderr}`);
  }
});

test("--fail-level decides which findings are failures, and --tag which checks run", async () => {
  assert.equal((await deploy(careless, "--fail-level", "WARNING")).exitCode, 1);
  assert.equal((await deploy(careless, "--fail-level", "ERROR")).exitCode, 0);
  assert.deepEqual((await deploy(careless, "--tag", "mail")).ids, ["mail.W001 EMAIL_URL"]);
  assert.equal((await deploy(careless, "--tag", "security")).ids.length, 5);
  assert.equal((await deploy(careless, "-t", "db", "--fail-level", "WARNING")).exitCode, 0);
  const wrong = await deploy(careless, "--fail-level", "LOUD");
  assert.deepEqual([wrong.exitCode, /invalid choice: 'LOUD'/.test(wrong.stderr)], [2, true]);
});

test("--list-tags lists what --tag takes, and an unknown tag is refused with the list", async () => {
  const { stdout } = await tolv(["check", "--list-tags"], { environment: careless });
  for (const tag of ["db", "http", "mail", "migrations", "project", "security", "sessions"]) {
    assert.ok(stdout.split("\n").includes(tag), tag);
  }
  const { exitCode, stderr } = await tolv(["check", "--tag", "nosuch"], { environment: careless });
  assert.equal(exitCode, 1);
  assert.match(stderr, /^CommandError: There is no system check with the "nosuch" tag\.\nUse one of .*security/);
});

test("--database asks the database, which nothing else does", async () => {
  assert.equal((await tolv(["check"], { environment: careless })).exitCode, 0);
  const down = await tolv(["check", "--database"], { environment: careless });
  assert.equal(down.exitCode, 1);
  assert.match(down.stderr, /^Error: .*127\.0\.0\.1:1.*\n.*\n$/);
  const { url } = await testDatabase();
  const environment = { ...careless, DATABASE_URL: url };
  const pending = await tolv(["check", "--database"], { environment });
  assert.match(
    pending.stderr,
    /^database: \(migrations\.W001\) You have \d+ unapplied migration\(s\)\..*\n\tHINT: Run/m,
  );
  assert.equal((await tolv(["migrate"], { environment })).exitCode, 0);
  assert.match((await tolv(["check", "--database"], { environment })).stdout, /no issues/);
});
