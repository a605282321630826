import type { Config } from "./config.ts";
import type { SettingsDeclaration, SettingsGroup, SettingsValues } from "./define-settings.ts";
import { type Environment, type EnvironmentName, environmentNames, textOf } from "./environment.ts";
import { ConfigInvalid, SettingDeclaredTwice, SettingsUnknown } from "./errors.ts";
import { kernelSettings } from "./kernel-settings.ts";
import type { ConfigProblem } from "./problem.ts";
import { readSecretFiles } from "./read-secret-files.ts";
import { findMisspelling, readSetting } from "./read-setting.ts";
import { createValues, type Reading } from "./setting-values.ts";
import { covers, type Stage } from "./stage.ts";

/** What to read, from where, for which stage. */
export interface ConfigRequest {
  /** The kernel's own settings are always read and need not be listed. */
  readonly groups: readonly SettingsGroup[];
  /** `readEnvironment(…)`, or any record of texts. */
  readonly environment: Environment;
  readonly stage: Stage;
}

interface GroupReading {
  readonly values: object;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads every setting that the stage needs, once, and freezes the result.
 *
 * @throws config.invalid listing everything that is wrong, each with its fix.
 * @throws config.declared_twice when two groups declare one name.
 *
 * @example
 * const config = readConfig({ groups: [mapSettings], environment: readEnvironment({ directory }), stage: "run" });
 * config.of(mapSettings).MAPS_ZOOM;
 */
export function readConfig(request: ConfigRequest): Config {
  const groups = [...new Set<SettingsGroup>([kernelSettings, ...request.groups])];
  refuseDuplicates(groups);
  const environmentName = environmentNameOf(request.environment);
  const { environment, problems: fileProblems } = readSecretFiles({ ...request, groups });
  const complete = { ...request, environment };
  const readings = new Map(groups.map((group) => [group, readGroup(group, complete, environmentName)]));
  const problems = [...fileProblems, ...[...readings.values()].flatMap((reading) => reading.problems)];
  if (problems.length > 0) throw new ConfigInvalid({ problems });
  return createConfig(complete, environmentName, readings);
}

function refuseDuplicates(groups: readonly SettingsGroup[]): void {
  const names = groups.flatMap((group) => Object.keys(group.settings));
  const setting = names.find((name, index) => names.indexOf(name) !== index);
  if (setting === undefined) return;
  const rooms = groups.filter((group) => Object.hasOwn(group.settings, setting)).map((group) => group.room);
  throw new SettingDeclaredTwice({ setting, rooms });
}

/** An unknown name counts as production, the strictest; reading TOLV_ENV itself reports it. */
function environmentNameOf(environment: Environment): EnvironmentName {
  const text = textOf(environment, "TOLV_ENV");
  return environmentNames.find((name) => name === text) ?? "production";
}

function readGroup(group: SettingsGroup, request: ConfigRequest, environmentName: EnvironmentName): GroupReading {
  const { environment, stage } = request;
  const problems: ConfigProblem[] = [];
  const readings: Reading[] = [];
  for (const [name, setting] of Object.entries(group.settings)) {
    const needed = covers(stage, setting.declaration.stage);
    const answer = needed ? readSetting({ name, setting, environment, environmentName }) : { value: undefined };
    if ("problem" in answer) problems.push(answer.problem);
    else readings.push({ name, setting, value: answer.value });
  }
  const values = createValues(readings, stage);
  return { values, problems: problems.length > 0 ? problems : validate(group, { values, stage, environmentName }) };
}

function validate(
  group: SettingsGroup,
  { values, stage, environmentName }: { values: object; stage: Stage; environmentName: EnvironmentName },
): readonly ConfigProblem[] {
  const complete = Object.values(group.settings).every((setting) => covers(stage, setting.declaration.stage));
  if (!complete) return [];
  return [...(group.validate?.(values as SettingsValues<SettingsDeclaration>, { environmentName }) ?? [])];
}

function createConfig(
  { environment, stage }: ConfigRequest,
  environmentName: EnvironmentName,
  readings: ReadonlyMap<SettingsGroup, GroupReading>,
): Config {
  return Object.freeze<Config>({
    environmentName,
    stage,
    groups: [...readings.keys()],
    of: <Settings extends SettingsDeclaration>(group: SettingsGroup<Settings>) => {
      const reading = readings.get(group);
      if (reading === undefined) throw new SettingsUnknown({ room: group.room });
      return reading.values as SettingsValues<Settings>;
    },
    misspelling: (name) => findMisspelling(environment, [name]),
  });
}
