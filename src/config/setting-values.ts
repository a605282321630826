import { inspect } from "node:util";
import { SettingTooEarly } from "./errors.ts";
import type { Setting } from "./setting.ts";
import { covers, type Stage } from "./stage.ts";

/** Stands for the value of a secret wherever values are shown. */
export const redacted = "[redacted]";

/** What a setting turned out to be. */
export interface Reading {
  readonly name: string;
  readonly setting: Setting<unknown>;
  readonly value: unknown;
}

/**
 * Builds the frozen values of a group. Secrets are readable by name only: they are not enumerable, so
 * that spreading, inspecting or serialising the values leaves them out. Settings of a later stage throw
 * `config.stage` when read.
 */
export function createValues(readings: readonly Reading[], stage: Stage): object {
  const shown = Object.freeze(Object.fromEntries(readings.map((reading) => [reading.name, show(reading, stage)])));
  const values = {};
  for (const reading of readings) Object.defineProperty(values, reading.name, describeProperty(reading, stage));
  Object.defineProperty(values, "toJSON", { value: () => shown });
  Object.defineProperty(values, inspect.custom, { value: () => shown });
  return Object.freeze(values);
}

function describeProperty({ name, setting, value }: Reading, stage: Stage): PropertyDescriptor {
  const { secret, stage: needed } = setting.declaration;
  if (!covers(stage, needed)) {
    const get = () => {
      throw new SettingTooEarly({ setting: name, stage, needed });
    };
    return { get };
  }
  return secret ? { get: () => value } : { value, enumerable: true };
}

function show({ setting, value }: Reading, stage: Stage): unknown {
  const { secret, stage: needed } = setting.declaration;
  if (!covers(stage, needed)) return `[not read before the ${needed} stage]`;
  return secret && value !== undefined ? redacted : value;
}
