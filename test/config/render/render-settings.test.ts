import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEnv } from "node:util";
import fastify from "fastify";
import {
  databaseSettings,
  defineSettings,
  env,
  kernelSettings,
  readConfig,
  renderDiff,
  renderEnvExample,
  renderJsonSchema,
  renderReference,
  renderSettings,
  renderUnifiedDiff,
  renderUnifiedSettings,
} from "#rooms/config";
import { goodSecretKey, production } from "../environments.ts";

const groups = [
  kernelSettings,
  databaseSettings,
  defineSettings("shop", {
    SHOP_TOKEN: env.secret().describe("Opens | closes the shop."),
    SHOP_NAME: env.string().default("Bits & Bobs # 1").describe("Above the door."),
  }),
];

test("the reference is a Markdown table with a row for each setting", () => {
  const rows = renderReference(groups).trimEnd().split("\n");
  const names = groups.flatMap((group) => Object.keys(group.settings));
  assert.equal(rows.length, names.length + 2);
  for (const row of rows) assert.equal(row.replaceAll("\\|", "").split("|").length, 8, row);
  for (const [index, name] of names.entries()) assert(rows[index + 2]?.startsWith(`| \`${name}\``), name);
  assert(
    rows.includes("| `SHOP_TOKEN` | shop | text, secret | required everywhere | run | Opens \\| closes the shop. |"),
  );
  assert(rows.some((row) => row.includes("| false; in development true |")));
});

test("every setting of the house has a description", () => {
  for (const { settings } of [kernelSettings, databaseSettings]) {
    for (const [name, { declaration }] of Object.entries(settings))
      assert.match(declaration.description, /^[A-Z].*\.$/, name);
  }
});

test("a copy of the example changes nothing but asks for what is required", () => {
  const variables = parseEnv(renderEnvExample(groups));
  assert.deepEqual(variables, { SHOP_TOKEN: "" });
});

test("the example with every line in use reads as the defaults", () => {
  const text = renderEnvExample(groups).replaceAll(/^#(?=[A-Z_]+=)/gm, "");
  const environment = { ...parseEnv(text), TOLV_ENV: "development", SHOP_TOKEN: "token" };
  const config = readConfig({ groups, environment, stage: "run" });
  assert.equal(renderDiff(config), "SHOP_TOKEN = [redacted]\nTOLV_ENV = development\n");
});

test("the JSON Schema accepts good environments and refuses bad ones", async () => {
  const site = fastify({ ajv: { customOptions: { coerceTypes: false, strict: false } } });
  site.post("/", { schema: { body: JSON.parse(renderJsonSchema(groups)) } }, async () => "ok");
  const statusOf = async (payload: object) => (await site.inject({ method: "POST", url: "/", payload })).statusCode;
  const good = { ...production, SHOP_TOKEN: "token", UNKNOWN: "welcome" };
  assert.equal(await statusOf(good), 200);
  assert.equal(await statusOf({ TOLV_ENV: "development", SHOP_TOKEN: "token" }), 200);
  assert.equal(await statusOf({ DJANGO_SECRET_KEY: goodSecretKey, SHOP_TOKEN: "token" }), 200);
  assert.equal(await statusOf({ SHOP_TOKEN: "token" }), 400);
  assert.equal(await statusOf(production), 400);
  assert.equal(await statusOf({ ...good, PORT: "http" }), 400);
  assert.equal(await statusOf({ ...good, TOLV_ENV: "dev" }), 400);
  await site.close();
});

test("the difference lists what was changed, sorted, with secrets redacted", () => {
  const environment = {
    ...production,
    SHOP_TOKEN: "token",
    ALLOWED_HOSTS: "a.example,b.example",
    LOG_LEVELS: "db=debug",
    PORT: "8000",
  };
  const config = readConfig({ groups: groups.slice(2), environment, stage: "run" });
  assert.deepEqual(renderDiff(config).split("\n"), [
    "ALLOWED_HOSTS = a.example,b.example",
    "LOG_LEVELS = db=debug",
    "SECRET_KEY = [redacted]",
    "SHOP_TOKEN = [redacted]",
    "",
  ]);
  assert.match(renderSettings(config), /^### PORT = 8000\nSECRET_KEY = \[redacted\]$/m);
});

test("settings of a later stage are left out of the difference", () => {
  const config = readConfig({ groups, environment: { LOG_LEVEL: "debug" }, stage: "build" });
  assert.equal(renderDiff(config), "LOG_LEVEL = debug\n");
});

test("a unified diff shows the default beside the value, and of a secret neither", () => {
  const environment = {
    ...production,
    DATABASE_URL: "postgres://db/site",
    SHOP_TOKEN: "hidden",
    SHOP_NAME: "Corner",
    PORT: "9000",
  };
  const config = readConfig({ groups, environment, stage: "run" });
  const lines = renderUnifiedDiff(config).trimEnd().split("\n");
  assert.deepEqual(
    lines.filter((line) => /PORT|SHOP|SECRET_KEY/.test(line)),
    [
      "- PORT = 8000",
      "+ PORT = 9000",
      "+ SECRET_KEY = [redacted]",
      "- SHOP_NAME = Bits & Bobs # 1",
      "+ SHOP_NAME = Corner",
      "+ SHOP_TOKEN = [redacted]",
    ],
  );
  assert.ok(!lines.some((line) => line.startsWith(" ")));
  const all = renderUnifiedSettings(config).split("\n");
  assert.ok(all.includes("  LOG_LEVEL = info") && all.includes("+ PORT = 9000"));
  assert.doesNotMatch(all.join("\n"), /hidden/);
});
