import { readFileSync } from "node:fs";
import type { SettingsGroup } from "./define-settings.ts";
import { type Environment, textOf } from "./environment.ts";
import type { ConfigProblem } from "./problem.ts";
import { extendEnvironment } from "./read-environment.ts";
import { covers, type Stage } from "./stage.ts";

/** An environment with its secrets, and what is wrong with their files. */
export interface SecretFiles {
  readonly environment: Environment;
  readonly problems: readonly ConfigProblem[];
}

/** The secrets to look for, and where. */
export interface SecretFilesRequest {
  readonly groups: readonly SettingsGroup[];
  readonly environment: Environment;
  /** Secrets of a later stage are not read. */
  readonly stage: Stage;
}

/**
 * Completes an environment by the secrets that lie in files, as Docker and Kubernetes mount them:
 * `SECRET_KEY_FILE=/run/secrets/key` stands for `SECRET_KEY`. The line break at the end of a file does not count.
 */
export function readSecretFiles({ groups, environment, stage }: SecretFilesRequest): SecretFiles {
  const found: Record<string, string> = {};
  const problems: ConfigProblem[] = [];
  for (const name of secretNames(groups, stage)) {
    const path = textOf(environment, `${name}_FILE`);
    if (path === undefined) continue;
    const text = readText(path);
    if (textOf(environment, name) !== undefined) problems.push(rival(name));
    else if (text === undefined) problems.push(unreadable(name, path));
    else found[name] = text;
  }
  return { environment: extendEnvironment(environment, found), problems };
}

function secretNames(groups: readonly SettingsGroup[], stage: Stage): string[] {
  return groups
    .flatMap((group) => Object.entries(group.settings))
    .filter(([, { declaration }]) => declaration.secret && covers(stage, declaration.stage))
    .flatMap(([name, { declaration }]) => [name, ...declaration.aliases]);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch {
    return undefined;
  }
}

function unreadable(name: string, path: string): ConfigProblem {
  const expected = "the path of a file that this user may read";
  return {
    setting: `${name}_FILE`,
    found: JSON.stringify(path),
    expected,
    fix: "Correct the path or its permissions.",
  };
}

function rival(name: string): ConfigProblem {
  const found = `${name}_FILE beside it`;
  return { setting: name, found, expected: "one of the two", fix: `Keep ${name} or ${name}_FILE.` };
}
