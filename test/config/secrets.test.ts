import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import {
  ConfigInvalid,
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
  type SettingsGroup,
} from "#rooms/config";

const shopSettings = defineSettings("shop", {
  SHOP_TOKEN: env.secret({ minLength: 20 }),
  SHOP_PIN: env.integer({ min: 1 }).secret().optional(),
  SHOP_MODE: env.choice(["open", "closed"]).secret().alias("SHOP_STATE").default("open"),
  SHOP_ADDRESS: env
    .url({ protocols: ["https"] })
    .secret()
    .optional(),
});
const groups: readonly SettingsGroup[] = [kernelSettings, databaseSettings, shopSettings];
const secretNames = groups.flatMap(({ settings }) =>
  Object.entries(settings)
    .filter(([, { declaration }]) => declaration.secret)
    .flatMap(([name, { declaration }]) => [name, ...declaration.aliases]),
);

// Letters that no message of ours contains in this order, with the characters that break URLs and lists around them.
const secret = fc.stringMatching(/^[#?@%+:/, a-z]{0,3}[QXZ]{9}[#?@%+:/, 0-9]{0,3}$/);
const environments = fc.record(
  {
    ...Object.fromEntries(
      secretNames.map((name) => [
        name,
        fc.oneof(
          secret,
          secret.map((text) => `postgres://app:${text}@db/site`),
        ),
      ]),
    ),
    TOLV_ENV: fc.constantFrom("development", "production", "staging", "nonsense"),
    PORT: fc.constantFrom("9000", "nonsense"),
    POSTGRES_HOST: fc.constantFrom("db", ""),
  },
  { requiredKeys: [] },
);

test("no secret appears in an error, a report or an inspection, whatever the environment", () => {
  const outcomes = { read: 0, refused: 0 };
  fc.assert(
    fc.property(environments, fc.constantFrom("build", "release", "run"), (environment, stage) => {
      const text = everythingShown(environment, stage, outcomes);
      for (const [core] of JSON.stringify(environment).matchAll(/[QXZ]{9}/g)) assert(!text.includes(core), text);
    }),
    { numRuns: 1000 },
  );
  assert(outcomes.read > 50 && outcomes.refused > 50, JSON.stringify(outcomes));
});

function everythingShown(
  environment: Record<string, string>,
  stage: "build" | "release" | "run",
  outcomes: { read: number; refused: number },
): string {
  const documents = [renderReference(groups), renderEnvExample(groups), renderJsonSchema(groups)];
  try {
    const config = readConfig({ groups, environment, stage });
    outcomes.read += 1;
    const values = groups.map((group) => config.of(group));
    const views = [config, values].flatMap((view) => [
      inspect(view, { depth: 9, showHidden: true }),
      JSON.stringify(view),
    ]);
    return [...documents, renderDiff(config), renderSettings(config), ...views].join("\n");
  } catch (error) {
    assert(error instanceof ConfigInvalid);
    outcomes.refused += 1;
    return [...documents, inspect(error, { depth: 9 }), JSON.stringify(error), `${error.stack}${error.hint}`].join(
      "\n",
    );
  }
}

test("a secret cannot belong to the build stage", () => {
  const refusal = { name: "TypeError", message: /builds see no secrets/ };
  assert.throws(() => env.secret().stage("build"), refusal);
  assert.throws(() => env.string().stage("build").secret(), refusal);
});
