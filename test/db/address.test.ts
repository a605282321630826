import assert from "node:assert/strict";
import test from "node:test";
import { createDatabase } from "#rooms/db";

test("the address is read out of every form of URL, decoded and without the password", async () => {
  const addresses: [string, object][] = [
    ["postgres://me:pa%23ss@db.example:6432/site", { host: "db.example", port: 6432, database: "site", user: "me" }],
    ["postgresql://m%40e@[::1]/my%20site", { host: "[::1]", port: 5432, database: "my site", user: "m@e" }],
    ["postgres://me@host", { host: "host", port: 5432, database: "me", user: "me" }],
    ["postgres://me@/site?host=/run/pg", { host: "/run/pg", port: 5432, database: "site", user: "me" }],
  ];
  for (const [url, address] of addresses) assert.deepEqual(await createDatabase({ url }).address(), address);
});
