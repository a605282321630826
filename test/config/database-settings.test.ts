import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Client } from "pg";
import { databaseSettings, readConfig } from "#rooms/config";
import { problemsOf } from "./environments.ts";

function urlOf(environment: Record<string, string>) {
  return readConfig({ groups: [databaseSettings], environment, stage: "release" }).of(databaseSettings).DATABASE_URL;
}

test("a missing database is refused outside development, and left to the development database in it", () => {
  for (const TOLV_ENV of ["production", "staging"]) {
    const [problem] = problemsOf({ groups: [databaseSettings], environment: { TOLV_ENV }, stage: "release" });
    assert.deepEqual([problem?.setting, problem?.found], ["DATABASE_URL", "nothing"]);
    assert.match(problem?.fix ?? "", /Set DATABASE_URL, or POSTGRES_HOST/);
  }
  assert.equal(urlOf({ TOLV_ENV: "development" }), undefined);
});

test("the parts have the defaults of the official PostgreSQL image", () => {
  assert.equal(urlOf({ POSTGRES_HOST: "db" }), "postgres://postgres@db/postgres");
  assert.equal(urlOf({ POSTGRES_HOST: "db", POSTGRES_USER: "app" }), "postgres://app@db/app");
});

test("parts without a host are meant for the database's own container, not for the site", () => {
  const environment = { POSTGRES_PASSWORD: "pw", POSTGRES_DB: "site" };
  assert.equal(problemsOf({ groups: [databaseSettings], environment, stage: "release" }).length, 1);
});

test("the URL wins over the parts", () => {
  assert.equal(urlOf({ DATABASE_URL: "postgres://a@b/c", POSTGRES_HOST: "other" }), "postgres://a@b/c");
});

test("a port that is no port is reported once, under its own name", () => {
  const environment = { POSTGRES_HOST: "db", POSTGRES_PORT: "fivethousand" };
  const problems = problemsOf({ groups: [databaseSettings], environment, stage: "release" });
  assert.deepEqual(
    problems.map((problem) => problem.setting),
    ["POSTGRES_PORT"],
  );
});

test("any printable password given as a part reaches the driver unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (password) => {
      const url = urlOf({
        POSTGRES_HOST: "db",
        POSTGRES_PORT: "5433",
        POSTGRES_USER: "a/b",
        POSTGRES_PASSWORD: password,
      });
      const client = new Client({ connectionString: url });
      assert.deepEqual([client.password, client.user, client.port], [password, "a/b", 5433]);
    }),
  );
});

test("a socket folder and an IPv6 address reach the driver unchanged", () => {
  for (const POSTGRES_HOST of ["/var/run/postgresql", "::1"]) {
    const client = new Client({ connectionString: urlOf({ POSTGRES_HOST, POSTGRES_PASSWORD: "p@ss" }) });
    assert.deepEqual([client.host, client.password, client.database], [POSTGRES_HOST, "p@ss", "postgres"]);
  }
});
