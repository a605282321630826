import type { RecordedConfiguration, RecordedSetting } from "./record-configuration.ts";

/** What became of a setting between two configurations. */
export type SettingChange =
  | "added"
  | "added, at its default"
  | "removed"
  | "changed"
  | "set, no longer at its default"
  | "back at its default"
  | "still at its default, which has changed";

/** A setting that differs. */
export interface ChangedSetting {
  readonly name: string;
  readonly change: SettingChange;
  /** The marks of both values, where the setting was there and both are under one key. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** How two configurations differ. */
export interface ConfigurationDifference {
  readonly settings: readonly ChangedSetting[];
  /** False when the secret key was replaced and the former one is no fallback: then values cannot be compared. */
  readonly isComplete: boolean;
}

/** Compares what is recorded of two configurations, by the newest key that both know. */
export function compareConfigurations(
  before: RecordedConfiguration,
  after: RecordedConfiguration,
): ConfigurationDifference {
  const key = after.keys.find((mark) => before.keys.includes(mark));
  const places = [before, after].map(({ keys }) => (key === undefined ? -1 : keys.indexOf(key)));
  const names = [...new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])].sort();
  const settings = names.flatMap((name) => {
    const sides = [before.settings[name], after.settings[name]] as const;
    const [old, next] = sides.map((setting, side) => setting?.marks[places[side] ?? -1]);
    const change = changeOf(sides, old !== next);
    return change === undefined ? [] : [{ name, change, before: old, after: next }];
  });
  return { settings, isComplete: key !== undefined };
}

function changeOf(
  [before, after]: readonly [RecordedSetting | undefined, RecordedSetting | undefined],
  differs: boolean,
): SettingChange | undefined {
  if (before === undefined) return after?.isDefault ? "added, at its default" : "added";
  if (after === undefined) return "removed";
  if (before.isDefault !== after.isDefault) {
    return after.isDefault ? "back at its default" : "set, no longer at its default";
  }
  if (!differs) return undefined;
  return after.isDefault ? "still at its default, which has changed" : "changed";
}
