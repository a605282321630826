import assert from "node:assert/strict";
import { test } from "node:test";
import { databaseEnvironment } from "../../src/project/database-environment.ts";

test("parameters of the URL win over its parts, as they do for the driver, and sockets have a folder", () => {
  const variables = databaseEnvironment("postgres://app@ignored/site?host=/run/postgresql&port=5433&user=other", {});
  assert.deepEqual(variables, { PGHOST: "/run/postgresql", PGPORT: "5433", PGDATABASE: "site", PGUSER: "other" });
});

test("what the environment says of other databases is left out, all else stays", () => {
  const { PATH, PGSERVICE } = databaseEnvironment("postgres://db/site", { PATH: "/bin", PGSERVICE: "other" });
  assert.deepEqual([PATH, PGSERVICE], ["/bin", undefined]);
});

test("a malformed URL is refused without being repeated", () => {
  assert.throws(
    () => databaseEnvironment("postgres://a:hidden#x@db/site", {}),
    (error: Error) => {
      return !error.message.includes("hidden");
    },
  );
});
