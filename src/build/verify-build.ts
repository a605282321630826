import type { Build } from "./build.ts";
import { buildPaths } from "./build.ts";
import { digestParts } from "./digest-folder.ts";
import { BuildDamaged, BuildMissing } from "./errors.ts";
import { readBuild } from "./read-build.ts";

/**
 * Makes sure that a build is byte for byte what its stamp says; a start looks at sizes only.
 *
 * @param projectFolder The folder of `project.ts`, in which `build/` lies.
 * @throws BuildMissing, BuildInvalid, BuildDamaged naming the parts that differ.
 *
 * @example
 * const { digest } = await verifyBuild(directory);
 */
export async function verifyBuild(projectFolder: string): Promise<Build> {
  const build = readBuild(projectFolder);
  if (build === undefined) throw new BuildMissing({ folder: projectFolder });
  const { folder } = buildPaths(projectFolder);
  const found = await digestParts(folder);
  const names = [...new Set([...Object.keys(found), ...Object.keys(build.digests)])].sort();
  const parts = names.filter((name) => found[name] !== build.digests[name]);
  if (parts.length > 0) throw new BuildDamaged({ folder, parts });
  return build;
}
