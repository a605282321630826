import { type Build, oldBuild, readBuild } from "#rooms/build";
import type { Finding } from "#rooms/checks";
import { currentConfig } from "#rooms/config";
import { TolvError } from "#rooms/errors";

/** Finds out whether there is a build, and whether it is the one of this Node and of the commit that is checked out. */
export function inspectBuild(directory: string): readonly Finding[] {
  try {
    const build = readBuild(directory);
    return build === undefined ? [buildMissing()] : [...differences(build, directory)];
  } catch (error) {
    if (!(error instanceof TolvError)) throw error;
    return [finding("release.E003", error.message, error.hint)];
  }
}

function buildMissing(): Finding {
  const message = "There is no build: the source would run.";
  const hint = "Run `tolv build`; its digest is what a release is known by.";
  const { environmentName } = currentConfig.get();
  return environmentName === "development"
    ? { ...finding("release.I001", message, hint), level: "info" }
    : finding("release.E004", message, hint);
}

function* differences({ dirty, node }: Build, directory: string): Iterable<Finding> {
  const age = oldBuild(directory);
  if (age !== undefined) {
    yield finding("release.E005", age, "Run `tolv build` again, or check out the commit of the build.");
  }
  if (major(node) !== major(process.versions.node)) {
    const message = `The build was made with Node ${node}, and this is ${process.versions.node}.`;
    yield finding("release.E006", message, "Build and run with one version of Node.");
  }
  if (dirty) {
    const message = "The build holds changes that are in no commit: nobody can make it again.";
    yield { ...finding("release.W001", message, "Commit them, and run `tolv build` again."), level: "warning" };
  }
}

function finding(id: string, message: string, hint: string | undefined): Finding {
  return { id, level: "error", message, ...(hint !== undefined && { hint }), object: "build" };
}

function major(version: string): string | undefined {
  return version.split(".")[0];
}
