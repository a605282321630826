import assert from "node:assert/strict";
import { test } from "node:test";
import { currentConfig, defineSettings, env, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { compareConfigurations } from "../../../src/release/configuration/compare-configurations.ts";
import { recordConfiguration } from "../../../src/release/configuration/record-configuration.ts";
import { strongKey } from "../../support/tolv.ts";

const shopSettings = defineSettings("shop", { SHOP_TOKEN: env.secret().optional() });
const otherKey = `another-${strongKey}`;

function recorded(environment: Readonly<Record<string, string>>) {
  const complete = { SECRET_KEY: strongKey, ALLOWED_HOSTS: "localhost", ...environment };
  const config = readConfig({ groups: [shopSettings], environment: complete, stage: "run" });
  return runInContext([currentConfig.with(config)], () => recordConfiguration(config));
}

function changes(...[before, after]: Parameters<typeof compareConfigurations>) {
  const { settings, isComplete } = compareConfigurations(before, after);
  return { isComplete, settings: settings.map(({ name, change }) => `${name}: ${change}`) };
}

test("equal environments have equal fingerprints, whatever the release is called", () => {
  const [one, other] = [recorded({ TOLV_RELEASE: "v1" }), recorded({ TOLV_RELEASE: "v2" })];
  assert.equal(one.fingerprint, other.fingerprint);
  assert.deepEqual(changes(one, other), { isComplete: true, settings: [] });
  assert.notEqual(one.fingerprint, recorded({ SHOP_TOKEN: "x" }).fingerprint);
});

test("a secret key that was replaced, its former one a fallback, lets older releases be compared", () => {
  const before = recorded({ SHOP_TOKEN: "one" });
  const rotated = { SECRET_KEY: otherKey, SECRET_KEY_FALLBACKS: strongKey };
  assert.deepEqual(changes(before, recorded({ ...rotated, SHOP_TOKEN: "one" })), {
    isComplete: true,
    settings: ["SECRET_KEY: changed", "SECRET_KEY_FALLBACKS: set, no longer at its default"],
  });
  assert.ok(changes(before, recorded({ ...rotated, SHOP_TOKEN: "two" })).settings.includes("SHOP_TOKEN: changed"));
});

test("without that fallback the comparison says that it is not complete", () => {
  const after = recorded({ SECRET_KEY: otherKey, SHOP_TOKEN: "two", PORT: "9000" });
  assert.deepEqual(changes(recorded({ SHOP_TOKEN: "one" }), after), {
    isComplete: false,
    settings: ["PORT: set, no longer at its default"],
  });
});

test("one value under two names has two marks, and short secrets have marks that tell nothing of them", () => {
  const { settings } = recorded({ SHOP_TOKEN: "8000", PORT: "8000" });
  assert.notDeepEqual(settings.SHOP_TOKEN?.marks, settings.PORT?.marks);
  assert.match(settings.SHOP_TOKEN?.marks[0] ?? "", /^[0-9a-f]{24}$/);
});
