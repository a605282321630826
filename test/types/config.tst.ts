// Checked by `tsc` alone: a line that infers something else, or accepts what it must not, fails the build.
import { type Config, databaseSettings, defineSettings, env, kernelSettings, type LogLevel } from "#rooms/config";

type Equal<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function expectType<Expected>() {
  return <Actual>(_value: Actual, _equal: Equal<Expected, Actual>): void => {};
}

const shopSettings = defineSettings("shop", {
  TEXT: env.string(),
  MAYBE: env.string().optional(),
  FLAG: env.boolean().default(false),
  COUNT: env.integer({ min: 1 }).developmentDefault(3),
  ITEMS: env.list().default([]),
  COLOUR: env.choice(["red", "green"]).default("red").describe("The colour."),
  TOKEN: env.secret({ minLength: 8 }).alias("OLD_TOKEN").stage("release").optional(),
});

const buildableSettings = defineSettings("buildable", {
  PREFIX: env.string().default("/").stage("build").describe("A path."),
  SCHEMA: env.string().optional().stage("release"),
  KEY: env.secret(),
});

export function valuesAreInferred(config: Config): void {
  const values = shopSettings.values();
  expectType<string>()(values.TEXT, true);
  expectType<string | undefined>()(values.MAYBE, true);
  expectType<boolean>()(values.FLAG, true);
  expectType<number>()(values.COUNT, true);
  expectType<readonly string[]>()(values.ITEMS, true);
  expectType<"red" | "green">()(values.COLOUR, true);
  expectType<string | undefined>()(values.TOKEN, true);
  expectType<typeof values>()(config.of(shopSettings), true);
}

export function houseSettingsAreInferred(config: Config): void {
  expectType<string | undefined>()(config.of(databaseSettings).DATABASE_URL, true);
  expectType<number | undefined>()(config.of(databaseSettings).POSTGRES_PORT, true);
  expectType<"development" | "staging" | "production">()(config.of(kernelSettings).TOLV_ENV, true);
  expectType<LogLevel>()(config.of(kernelSettings).LOG_LEVEL, true);
  expectType<boolean>()(config.of(kernelSettings).DEBUG, true);
}

export function mistakesDoNotCompile(config: Config): void {
  const values = shopSettings.values();
  // @ts-expect-error values are frozen
  values.TEXT = "other";
  // @ts-expect-error lists are frozen
  values.ITEMS.push("other");
  // @ts-expect-error an undeclared setting
  values.NOWHERE;
  // @ts-expect-error a setting of another room
  config.of(shopSettings).PORT;
  // @ts-expect-error the default of an integer is a number
  env.integer().default("1");
  // @ts-expect-error the default is one of the choices
  env.choice(["red", "green"]).default("blue");
  // @ts-expect-error there are three stages
  env.string().stage("deploy");
  // @ts-expect-error what may be missing is checked before use
  values.MAYBE.length;
}

export function anEarlierStageHasFewerValues(): void {
  const atBuild = buildableSettings.valuesAt("build");
  expectType<string>()(atBuild.PREFIX, true);
  expectType<{ readonly PREFIX: string }>()(atBuild, true);
  const atRelease = buildableSettings.valuesAt("release");
  expectType<{ readonly PREFIX: string; readonly SCHEMA: string | undefined }>()(atRelease, true);
  expectType<ReturnType<typeof buildableSettings.values>>()(buildableSettings.valuesAt("run"), true);
  // @ts-expect-error a build reads no secret
  kernelSettings.valuesAt("build").SECRET_KEY;
  // @ts-expect-error a build does not know where the site will be served
  kernelSettings.valuesAt("build").ALLOWED_HOSTS;
  // @ts-expect-error a release does not yet run
  kernelSettings.valuesAt("release").PORT;
}
