import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Environment } from "./environment.ts";
import { ConfigInvalid } from "./errors.ts";
import type { ConfigProblem } from "./problem.ts";

/** A file of variables; without lines when there is none. */
export interface EnvFile {
  /** What messages call it. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly values: Environment;
}

/**
 * Reads `.env` of a project, if there is one.
 *
 * @throws config.invalid with every line that would be passed over or cut silently, and for a file that cannot be read.
 */
export function readEnvFile(directory: string): EnvFile {
  const path = join(directory, ".env");
  const label = { name: ".env", remedy: "Correct its permissions, or remove it." };
  return existsSync(path) ? readFile(path, label) : { name: ".env", lines: [], values: {} };
}

/**
 * Reads the file that `TOLV_ENV_FILE` names, which must be there.
 *
 * @throws config.invalid as `readEnvFile`.
 */
export function readNamedEnvFile(path: string): EnvFile {
  return readFile(path, { name: path, remedy: "Correct TOLV_ENV_FILE, which names it, or its permissions." });
}

/** How messages speak of a file. */
interface Label {
  readonly name: string;
  /** What to do when it cannot be read. */
  readonly remedy: string;
}

function readFile(path: string, label: Label): EnvFile {
  const { name } = label;
  const text = readText(path, label);
  const problems = withoutQuoted(text)
    .split(/\r?\n/)
    .flatMap((line, index) => problemOf(line, `${name}:${index + 1}`) ?? []);
  if (problems.length > 0) throw new ConfigInvalid({ problems });
  return { name, lines: text.split(/\r?\n/), values: parseEnv(text) };
}

function readText(path: string, label: Label): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new ConfigInvalid({ problems: [unreadable(label, code)] }, { cause: error });
  }
}

function unreadable({ name, remedy }: Label, code: string): ConfigProblem {
  return {
    setting: name,
    found: `something that cannot be read (${code})`,
    expected: "a text file that this user may read",
    fix: remedy,
  };
}

/** The text with its quoted values taken out and every line in its place. */
function withoutQuoted(text: string): string {
  return text.replace(/(=[ \t]*)("[^"]*"|'[^']*'|`[^`]*`)/g, (_, equals: string, quoted: string) => {
    return `${equals} ${"\n".repeat(quoted.split("\n").length - 1)}`;
  });
}

const assignment = /^\s*(?:export\s+)?(?<name>[A-Za-z_][\w.-]*)\s*=(?<value>.*)$/;

/** What `parseEnv` would not tell; the text of a line is never shown, since it may be a secret. */
function problemOf(line: string, origin: string): ConfigProblem | undefined {
  if (/^\s*(#|$)/.test(line)) return undefined;
  const { name, value = "" } = assignment.exec(line)?.groups ?? {};
  if (name === undefined) {
    const fix = "Correct the line, or begin it with # to make it a comment.";
    return { setting: origin, found: "a line of another form", expected: "NAME=value", fix };
  }
  if (!/(^|\S)#/.test(value)) return undefined;
  const expected = "quotes around such a value, since # begins a comment";
  return { setting: name, found: "a # outside quotes", expected, fix: `Write ${name}="…".`, origin };
}
