import { currentProjectDirectory } from "#rooms/apps";
import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { BuildDamaged } from "./errors.ts";
import { oldBuild } from "./old-build.ts";
import { readBuild } from "./read-build.ts";
import { verifyBuild } from "./verify-build.ts";

const digestCheck = defineCheck({
  name: "build.digest",
  deploy: true,
  async run(): Promise<Finding[]> {
    const directory = currentProjectDirectory.get();
    if (readBuild(directory) === undefined) return [];
    const outcome = await verifyBuild(directory).catch((error: unknown) => error);
    if (!(outcome instanceof BuildDamaged)) return [];
    const { message } = outcome;
    return [{ id: "build.E001", level: "error", message, hint: "Run `tolv build` again.", object: "build" }];
  },
});

/** Says of a build that it is of another commit than the one that is checked out. */
export const buildAgeCheck = defineCheck({
  name: "build.age",
  deploy: true,
  *run(): Iterable<Finding> {
    const message = oldBuild(currentProjectDirectory.get());
    if (message === undefined) return;
    yield { id: "build.W001", level: "warning", message, hint: "Run `tolv build`.", object: "build" };
  },
});

/** What is checked of a build, where there is one. */
export const buildChecks: readonly Check[] = [digestCheck, buildAgeCheck];
