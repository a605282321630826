import assert from "node:assert/strict";
import { test } from "node:test";
import { strongKey, tolv } from "../../support/tolv.ts";

test("the example's Dockerfile, compose files, manifests and units are those that tolv deployment writes", async () => {
  const { exitCode, stdout } = await tolv(["deployment"], { environment: { TOLV_ENV: "development" } });
  assert.equal(exitCode, 0);
  const lines = stdout.trim().split("\n");
  assert.ok(lines.length > 12);
  assert.deepEqual(
    lines.filter((line) => !line.startsWith("same ")),
    [],
  );
});

test("tolv check --deploy finds nothing wrong in them", async () => {
  const environment = {
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/nowhere",
    SECRET_KEY: strongKey,
    ALLOWED_HOSTS: "example.com",
  };
  const { stderr } = await tolv(["check", "--deploy", "--tag", "deploy"], { environment });
  assert.equal(stderr, "");
});
