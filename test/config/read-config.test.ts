import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  ConfigInvalid,
  currentConfig,
  databaseSettings,
  defineSettings,
  env,
  kernelSettings,
  readConfig,
  SettingDeclaredTwice,
  SettingsUnknown,
  SettingTooEarly,
} from "#rooms/config";
import { runInContext } from "#rooms/context";
import { goodSecretKey, problemsOf, production } from "./environments.ts";

const shopSettings = defineSettings("shop", {
  SHOP_TOKEN: env.secret({ minLength: 8 }).describe("Opens the shop."),
  SHOP_ROWS: env.integer({ min: 1, max: 100 }).default(20).describe("Rows a page."),
  SHOP_COUNTRY: env.string().optional().stage("build").describe("Where the shop is."),
});

test("values are typed, and defaults fill what the environment leaves out", () => {
  const config = readConfig({
    groups: [shopSettings],
    environment: { ...production, SHOP_TOKEN: "12345678" },
    stage: "run",
  });
  const { SHOP_TOKEN, SHOP_ROWS, SHOP_COUNTRY } = config.of(shopSettings);
  assert.deepEqual([SHOP_TOKEN, SHOP_ROWS, SHOP_COUNTRY], ["12345678", 20, undefined]);
});

test("an empty text counts as missing", () => {
  const environment = { ...production, SHOP_TOKEN: "", SHOP_ROWS: "" };
  assert.deepEqual(
    problemsOf({ groups: [shopSettings], environment }).map(({ setting, found }) => [setting, found]),
    [["SHOP_TOKEN", "nothing"]],
  );
});

test("every problem of every group is listed at once, one a line, with what was found, expected and the fix", () => {
  const environment = {
    TOLV_ENV: "prod",
    PORT: "70000",
    SHOP_ROWS: "many",
    SHOP_TOKEN: "short",
    SECRET_KEY: goodSecretKey,
  };
  assert.throws(
    () => readConfig({ groups: [shopSettings], environment, stage: "run" }),
    (error) => {
      assert(error instanceof ConfigInvalid);
      assert.equal(error.code, "config.invalid");
      assert.deepEqual(error.message.split("\n"), [
        "The environment has 4 problems:",
        '  TOLV_ENV: found "prod", expected one of development, staging, production. Did you mean production?',
        '  PORT: found "70000", expected a whole number from 1 to 65535. Write it in digits, without unit or spaces.',
        "  SHOP_TOKEN: found [redacted], expected a text of at least 8 characters. Set a longer one.",
        '  SHOP_ROWS: found "many", expected a whole number from 1 to 100. Write it in digits, without unit or spaces.',
      ]);
      return true;
    },
  );
});

test("a missing variable names the misspelt one that is set", () => {
  const environment = { DATABSE_URL: "postgres://db/site", SECRETKEY: goodSecretKey };
  const fixes = problemsOf({ groups: [databaseSettings], environment }).map((problem) => problem.fix);
  assert.match(fixes[0] ?? "", /^SECRETKEY is set: did you mean SECRET_KEY\?/);
  assert.match(fixes[1] ?? "", /^DATABSE_URL is set: did you mean DATABASE_URL\?/);
});

test("an alias is read, and a problem with it names the variable that was set", () => {
  const { SECRET_KEY: _, ...rest } = production;
  const config = readConfig({ groups: [], environment: { ...rest, DJANGO_SECRET_KEY: goodSecretKey }, stage: "run" });
  assert.equal(config.of(kernelSettings).SECRET_KEY, goodSecretKey);
  const [problem] = problemsOf({ environment: { ...production, DJANGO_LOG_LEVEL: "loud" } });
  assert.equal(problem?.setting, "LOG_LEVEL (as DJANGO_LOG_LEVEL)");
});

test("a name and its alias with different values are a problem that shows neither", () => {
  const environment = { ...production, DJANGO_SECRET_KEY: `${goodSecretKey}2` };
  const [problem] = problemsOf({ environment });
  assert.equal(problem?.found, "different values in SECRET_KEY and DJANGO_SECRET_KEY");
  assert.doesNotThrow(() =>
    readConfig({ groups: [], environment: { ...production, DJANGO_SECRET_KEY: goodSecretKey }, stage: "run" }),
  );
});

test("a build needs no secrets, and reading one in a build throws", () => {
  const config = readConfig({ groups: [shopSettings, databaseSettings], environment: {}, stage: "build" });
  assert.equal(config.of(shopSettings).SHOP_COUNTRY, undefined);
  assert.throws(() => config.of(shopSettings).SHOP_TOKEN, SettingTooEarly);
  assert.throws(
    () => config.of(databaseSettings).DATABASE_URL,
    /belongs to the release stage.*read for the build stage/,
  );
});

test("a release needs the database but no secret key", () => {
  const environment = { DATABASE_URL: "postgres://db/site" };
  const config = readConfig({ groups: [databaseSettings], environment, stage: "release" });
  assert.equal(config.of(databaseSettings).DATABASE_URL, "postgres://db/site");
  assert.throws(() => config.of(kernelSettings).SECRET_KEY, SettingTooEarly);
});

test("secrets are readable by name and appear in no other view of the values", () => {
  const config = readConfig({
    groups: [shopSettings],
    environment: { ...production, SHOP_TOKEN: "open-sesame" },
    stage: "run",
  });
  const values = config.of(shopSettings);
  assert.equal(values.SHOP_TOKEN, "open-sesame");
  const views = [values, { ...values }, config, { nested: [values] }];
  const texts = views.flatMap((view) => [
    inspect(view, { depth: 9 }),
    inspect(view, { showHidden: true, customInspect: false, depth: 9 }),
    JSON.stringify(view) ?? "",
  ]);
  for (const text of [...texts, `${Object.values(values)}`]) assert(!text.includes("sesame"), text);
  assert.equal(JSON.stringify(values), '{"SHOP_TOKEN":"[redacted]","SHOP_ROWS":20}');
  assert.match(inspect(values), /SHOP_TOKEN: '\[redacted\]'/);
});

test("the configuration and its values are frozen", () => {
  const config = readConfig({ groups: [], environment: { ...production, ALLOWED_HOSTS: "a.example" }, stage: "run" });
  const values = config.of(kernelSettings);
  assert.throws(() => Object.assign(values, { PORT: 1 }), TypeError);
  assert.throws(() => Object.assign(values.ALLOWED_HOSTS, { 0: "evil.example" }), TypeError);
  assert.throws(() => Object.assign(values.LOG_LEVELS, { db: "debug" }), TypeError);
  assert.throws(() => Object.assign(config, { stage: "build" }), TypeError);
});

test("a group reads its values from the running project", () => {
  const config = readConfig({ groups: [], environment: { ...production, PORT: "9000" }, stage: "run" });
  assert.equal(
    runInContext([currentConfig.with(config)], () => kernelSettings.values().PORT),
    9000,
  );
  assert.throws(() => kernelSettings.values(), { code: "context.missing" });
});

test("settings that were not read are refused by name", () => {
  const config = readConfig({ groups: [], environment: production, stage: "run" });
  assert.throws(() => config.of(shopSettings), SettingsUnknown);
});

test("two groups cannot declare one name", () => {
  const rival = defineSettings("rival", { SHOP_ROWS: env.string().default("") });
  assert.throws(
    () => readConfig({ groups: [shopSettings, rival], environment: production, stage: "run" }),
    (error) => error instanceof SettingDeclaredTwice && /SHOP_ROWS .* shop and rival/.test(error.message),
  );
});

test("a group's own rule adds problems once its settings are right and the stage covers them", () => {
  const group = defineSettings(
    "range",
    { LOW: env.integer().default(1).stage("build"), HIGH: env.integer().default(9) },
    {
      *validate({ LOW, HIGH }, { environmentName }) {
        if (LOW > HIGH) {
          yield {
            setting: "LOW",
            found: `${LOW}`,
            expected: `at most ${HIGH} in ${environmentName}`,
            fix: "Lower it.",
          };
        }
      },
    },
  );
  const environment = { ...production, LOW: "10" };
  assert.deepEqual(
    problemsOf({ groups: [group], environment }).map((problem) => problem.expected),
    ["at most 9 in production"],
  );
  assert.doesNotThrow(() => readConfig({ groups: [group], environment, stage: "build" }));
});
