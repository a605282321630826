import { readFileSync } from "node:fs";
import { type Build, buildPaths } from "./build.ts";
import { BuildInvalid } from "./errors.ts";

/**
 * Reads what is known of the build of a project; undefined when there is none.
 *
 * @param projectFolder The folder of `project.ts`, in which `build/` lies.
 * @throws BuildInvalid when the stamp is damaged.
 *
 * @example
 * const { digest, commit, dirty } = readBuild(directory) ?? {};
 */
export function readBuild(projectFolder: string): Build | undefined {
  const { stamp } = buildPaths(projectFolder);
  const text = readIfThere(stamp);
  return text === undefined ? undefined : parse(text, stamp);
}

/** The stamp as a file: the same text for the same build. */
export function renderBuild(build: Build): string {
  return `${JSON.stringify(build, undefined, 2)}\n`;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parse(text: string, file: string): Build {
  try {
    const build: unknown = JSON.parse(text);
    if (isBuild(build)) return build;
  } catch (cause) {
    throw new BuildInvalid({ file, problem: "it is not JSON" }, { cause });
  }
  throw new BuildInvalid({ file, problem: "its digest, release or list of files is missing" });
}

function isBuild(value: unknown): value is Build {
  if (typeof value !== "object" || value === null) return false;
  const { digest, release, files } = value as Partial<Build>;
  return typeof digest === "string" && typeof release === "string" && typeof files === "object";
}
