import assert from "node:assert/strict";
import { test } from "node:test";
import { parseServerAddress } from "../../src/project/development/parse-server-address.ts";

test("reads a port, an address with a port, and an IPv6 address in brackets", () => {
  assert.deepEqual(parseServerAddress(undefined), { host: "127.0.0.1", port: undefined });
  assert.deepEqual(parseServerAddress("8001"), { host: "127.0.0.1", port: 8001 });
  assert.deepEqual(parseServerAddress("0.0.0.0:8001"), { host: "0.0.0.0", port: 8001 });
  assert.deepEqual(parseServerAddress("localhost:8001"), { host: "localhost", port: 8001 });
  assert.deepEqual(parseServerAddress("[::1]:8001"), { host: "::1", port: 8001 });
});

test("refuses everything else with an example", () => {
  for (const text of ["", "http", "0", "65536", "host:", ":8000", "a b:8000", "::1:8000", "8000/"]) {
    assert.throws(() => parseServerAddress(text), { code: "management.command_error", hint: /0\.0\.0\.0:8001/ }, text);
  }
});
