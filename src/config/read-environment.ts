import { type EnvFile, readEnvFile, readNamedEnvFile } from "./env-file.ts";
import { type Environment, textOf } from "./environment.ts";
import { ConfigInvalid } from "./errors.ts";

/** Where the environment of a project comes from. */
export interface EnvironmentSource {
  /** The folder that holds `.env`. */
  readonly directory: string;
  /** Variables for which the caller has a value of its own, such as `TOLV_ENV` of `tolv runserver`. */
  readonly defaults?: Environment;
}

// Kept beside the environment, so that an environment stays a plain record of texts.
const origins = new WeakMap<Environment, ReadonlyMap<string, string>>();

/**
 * Reads the environment of this process, completed by the file that `TOLV_ENV_FILE` names, in development by `.env` too.
 *
 * A variable of the process wins over the named file, that over `.env`, and `.env` over `defaults`.
 *
 * @throws config.invalid when a file cannot be read, or `.env` names another environment than development.
 *
 * @example
 * const environment = readEnvironment({ directory: import.meta.dirname, defaults: { TOLV_ENV: "development" } });
 */
export function readEnvironment({ directory, defaults = {} }: EnvironmentSource): Environment {
  const path = textOf(process.env, "TOLV_ENV_FILE");
  const named = path === undefined ? [] : [readNamedEnvFile(path)];
  const environment = compose(defaults, named);
  if (textOf(environment, "TOLV_ENV") !== "development") return environment;
  const file = readEnvFile(directory);
  refuseOtherEnvironment(file);
  return compose(defaults, [file, ...named]);
}

/** Adds variables that were read elsewhere; where the others were read stays known. */
export function extendEnvironment(environment: Environment, additions: Environment): Environment {
  const extended = Object.freeze({ ...environment, ...additions });
  const known = origins.get(environment);
  if (known !== undefined) origins.set(extended, known);
  return extended;
}

/** Tells where a variable was read, such as `.env:3`; undefined for the process's own environment. */
export function originOf(environment: Environment, name: string): string | undefined {
  return origins.get(environment)?.get(name);
}

function compose(defaults: Environment, files: readonly EnvFile[]): Environment {
  const environment = Object.freeze(overlay(defaults, ...files.map(({ values }) => values), process.env));
  const entries = files.flatMap((file) => originsIn(file, environment));
  if (entries.length > 0) origins.set(environment, new Map(entries));
  return environment;
}

/** Later records win, but an empty text never replaces a value. */
function overlay(...records: readonly Environment[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, text] of records.flatMap((record) => Object.entries(record))) {
    if (text !== undefined && text !== "") result[name] = text;
  }
  return result;
}

function refuseOtherEnvironment(file: EnvFile): void {
  const name = textOf(file.values, "TOLV_ENV") ?? "development";
  if (name === "development") return;
  const problem = {
    setting: "TOLV_ENV",
    found: JSON.stringify(name),
    expected: "development, since .env is read in development only",
    fix: "Remove the line and set TOLV_ENV in the environment of the process.",
    origin: lineOf(file, "TOLV_ENV"),
  };
  throw new ConfigInvalid({ problems: [problem] });
}

function originsIn(file: EnvFile, environment: Environment): [name: string, origin: string][] {
  return Object.keys(file.values)
    .filter((name) => textOf(process.env, name) === undefined && environment[name] === file.values[name])
    .map((name) => [name, lineOf(file, name)]);
}

function lineOf({ name: file, lines }: EnvFile, name: string): string {
  const index = lines.findLastIndex((line) => line.replace(/^\s*(export\s+)?/, "").split(/[\s=]/, 1)[0] === name);
  return index === -1 ? file : `${file}:${index + 1}`;
}
