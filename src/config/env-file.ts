import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Environment } from "./environment.ts";
import { ConfigInvalid } from "./errors.ts";
import type { ConfigProblem } from "./problem.ts";

/** The file `.env` of a project; without lines when there is none. */
export interface EnvFile {
  readonly lines: readonly string[];
  readonly values: Environment;
}

/**
 * Reads `.env`.
 *
 * @throws config.invalid with every line that would be passed over or cut silently, and for a file that cannot be read.
 */
export function readEnvFile(directory: string): EnvFile {
  const text = readText(join(directory, ".env"));
  const problems = withoutQuoted(text)
    .split(/\r?\n/)
    .flatMap((line, index) => problemOf(line, `.env:${index + 1}`) ?? []);
  if (problems.length > 0) throw new ConfigInvalid({ problems });
  return { lines: text.split(/\r?\n/), values: parseEnv(text) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    if (code === "ENOENT") return "";
    throw new ConfigInvalid({ problems: [unreadable(code)] }, { cause: error });
  }
}

function unreadable(code: string): ConfigProblem {
  return {
    setting: ".env",
    found: `something that cannot be read (${code})`,
    expected: "a text file that this user may read",
    fix: "Correct its permissions, or remove it.",
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
