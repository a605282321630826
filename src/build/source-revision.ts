import { readEnvironment } from "#rooms/config";
import { readProgram } from "#rooms/management";
import { readGitCommit } from "#rooms/stamp";
import type { Build } from "./build.ts";
import { buildSettings } from "./settings.ts";

/** Which source a build is made from. */
export type SourceRevision = Pick<Build, "commit" | "dirty" | "time">;

/**
 * Finds out which commit is built: as the settings say, else as git says. The time is that of the commit, so that two
 * builds of one commit are equal.
 */
export async function readSourceRevision(directory: string): Promise<SourceRevision> {
  const { SOURCE_COMMIT, SOURCE_DATE_EPOCH } = buildSettings.valuesAt("build");
  const given = SOURCE_DATE_EPOCH === undefined ? undefined : toTime(SOURCE_DATE_EPOCH);
  if (SOURCE_COMMIT !== undefined) return { commit: SOURCE_COMMIT, dirty: false, time: given };
  const told = await askGit(directory);
  return { ...told, time: given ?? told.time };
}

async function askGit(directory: string): Promise<SourceRevision> {
  const [commit, seconds] = (await git(directory, ["log", "-1", "--format=%H %ct"]))?.trim().split(" ") ?? [];
  // An image may carry a repository, but no git.
  if (commit === undefined) return { commit: readGitCommit(directory), dirty: true, time: undefined };
  const changes = await git(directory, ["status", "--porcelain"]);
  return { commit, dirty: changes !== "", time: toTime(Number(seconds)) };
}

function git(directory: string, args: readonly string[]): Promise<string | undefined> {
  const { PATH, HOME } = readEnvironment({ directory });
  return readProgram({ program: "git", args: ["-C", directory, ...args], environment: { PATH, HOME } });
}

function toTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
