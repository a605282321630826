import { currentConfig } from "./config.ts";
import type { EnvironmentName } from "./environment.ts";
import type { ConfigProblem } from "./problem.ts";
import type { Setting } from "./setting.ts";
import type { Stage } from "./stage.ts";

/** Settings by the name of their environment variable. */
export type SettingsDeclaration = { readonly [name: string]: Setting<unknown> };

/** The values of declared settings. */
export type SettingsValues<Settings extends SettingsDeclaration> = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never;
};

/** The stages whose settings can be read in a stage. */
interface Covered {
  readonly build: "build";
  readonly release: "build" | "release";
  readonly run: Stage;
}

/** The values that a stage can read: no secret and nothing of the running site while something is built. */
export type SettingsValuesAt<Settings extends SettingsDeclaration, At extends Stage> = Pick<
  SettingsValues<Settings>,
  { [Name in keyof Settings]: Settings[Name] extends Setting<unknown, Covered[At]> ? Name : never }[keyof Settings]
>;

/** What a group may add to its settings. */
export interface SettingsRules<Settings extends SettingsDeclaration> {
  /**
   * Finds what is wrong between several settings. It runs once each of them is right by itself, and only
   * for configurations whose stage covers all of them.
   */
  validate?(
    values: SettingsValues<Settings>,
    circumstances: { readonly environmentName: EnvironmentName },
  ): Iterable<ConfigProblem>;
}

/** The settings of one room or app. */
export interface SettingsGroup<Settings extends SettingsDeclaration = SettingsDeclaration>
  extends SettingsRules<Settings> {
  readonly room: string;
  readonly settings: Settings;
  /** The values in the running project; throws `context.missing` outside one. */
  values(): SettingsValues<Settings>;
  /**
   * The values for code of an earlier stage, such as a step of a build: by its type it has what that stage can read.
   *
   * @throws context.missing outside a project.
   *
   * @example
   * const { STATIC_URL } = staticSettings.valuesAt("build");
   */
  valuesAt<At extends Stage>(stage: At): SettingsValuesAt<Settings, At>;
}

/**
 * Declares the settings of a room, once: the environment is read, checked, documented and redacted by it.
 *
 * @param room The name of the room or app, for messages and the reference.
 *
 * @example
 * export const mapSettings = defineSettings("maps", {
 *   MAPS_KEY: env.secret().optional().describe("Shows the map on contact pages."),
 *   MAPS_ZOOM: env.integer({ min: 1, max: 20 }).default(12).describe("How near the map begins."),
 * });
 * const { MAPS_KEY, MAPS_ZOOM } = mapSettings.values();
 */
export function defineSettings<Settings extends SettingsDeclaration>(
  room: string,
  settings: Settings,
  rules: SettingsRules<Settings> = {},
): SettingsGroup<Settings> {
  const group: SettingsGroup<Settings> = {
    ...rules,
    room,
    settings: Object.freeze(settings),
    values: () => currentConfig.get().of(group),
    valuesAt: () => group.values(),
  };
  return Object.freeze(group);
}
