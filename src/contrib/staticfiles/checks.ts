import { existsSync } from "node:fs";
import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { currentConfig } from "#rooms/config";
import { refuseOverlap } from "./collect/static-root.ts";
import { StaticRootOverlaps } from "./errors.ts";
import { staticSources } from "./find/static-sources.ts";
import { staticRoot } from "./library/current-library.ts";
import { manifestFile } from "./library/manifest.ts";

/** Ids as Django's, where Django has the finding. */
const foldersCheck = defineCheck({
  name: "staticfiles.folders",
  *run(): Iterable<Finding> {
    const sources = staticSources();
    for (const { owner, directory } of sources.filter((source) => !existsSync(source.directory))) {
      yield {
        id: "staticfiles.W004",
        level: "warning",
        message: `The static folder ${directory} does not exist.`,
        hint: "Make it, or correct the URL in staticFolder(new URL(…, import.meta.url)).",
        object: owner,
      };
    }
    yield* overlaps(sources);
  },
});

function* overlaps(sources: Parameters<typeof refuseOverlap>[1]): Iterable<Finding> {
  try {
    refuseOverlap(staticRoot(), sources);
  } catch (error) {
    if (!(error instanceof StaticRootOverlaps)) throw error;
    const hint = error.hint ?? "";
    yield { id: "staticfiles.E002", level: "error", message: error.message, hint, object: "STATIC_ROOT" };
  }
}

const collectedCheck = defineCheck({
  name: "staticfiles.collected",
  // Slow, but not unsafe.
  tags: ["staticfiles"],
  deploy: true,
  *run(): Iterable<Finding> {
    const { environmentName } = currentConfig.get();
    if (environmentName === "development" || existsSync(manifestFile(staticRoot()))) return;
    yield {
      id: "staticfiles.W005",
      level: "warning",
      message: "Static files are not collected: they are served from the apps, uncompressed and hardly cached.",
      hint: "Run tolv collectstatic when the site is built.",
      object: "STATIC_ROOT",
    };
  },
});

/** What is checked of the static files of every project. */
export const staticChecks: readonly Check[] = [foldersCheck, collectedCheck];
