import { readGitCommit } from "#rooms/stamp";
import { readBuild } from "./read-build.ts";

/**
 * Says that a project has moved on since it was built; undefined when its build is of the commit that is checked out,
 * or when that cannot be told, as in an image, which carries no repository.
 *
 * @throws BuildInvalid
 */
export function oldBuild(projectFolder: string): string | undefined {
  const built = readBuild(projectFolder)?.commit;
  const present = built === undefined ? undefined : readGitCommit(projectFolder);
  if (built === undefined || present === undefined || built === present) return undefined;
  return `The build is of the commit ${built.slice(0, 12)}, but ${present.slice(0, 12)} is checked out.`;
}
