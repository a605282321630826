import { type EnvFile, readEnvFile } from "./env-file.ts";
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
 * Reads the environment of this process, in development completed by the file `.env`.
 *
 * A variable of the process wins over the file, the file over `defaults`.
 *
 * @throws config.invalid when `.env` cannot be read or names another environment than development.
 *
 * @example
 * const environment = readEnvironment({ directory: import.meta.dirname, defaults: { TOLV_ENV: "development" } });
 */
export function readEnvironment({ directory, defaults = {} }: EnvironmentSource): Environment {
  const base = overlay(defaults, process.env);
  if (textOf(base, "TOLV_ENV") !== "development") return Object.freeze(base);
  const file = readEnvFile(directory);
  refuseOtherEnvironment(file);
  const environment = Object.freeze(overlay(defaults, file.values, process.env));
  origins.set(environment, originsIn(file, environment));
  return environment;
}

/** Tells where a variable was read, such as `.env:3`; undefined for the process's own environment. */
export function originOf(environment: Environment, name: string): string | undefined {
  return origins.get(environment)?.get(name);
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

function originsIn(file: EnvFile, environment: Environment): ReadonlyMap<string, string> {
  const names = Object.keys(file.values).filter(
    (name) => textOf(process.env, name) === undefined && environment[name] === file.values[name],
  );
  return new Map(names.map((name) => [name, lineOf(file, name)]));
}

function lineOf({ lines }: EnvFile, name: string): string {
  const index = lines.findLastIndex((line) => line.replace(/^\s*(export\s+)?/, "").split(/[\s=]/, 1)[0] === name);
  return index === -1 ? ".env" : `.env:${index + 1}`;
}
