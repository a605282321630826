import { join } from "node:path";
import type { BuildStep } from "#rooms/apps";
import { collectStatic } from "./collect/collect-static.ts";
import { staticSources } from "./find/static-sources.ts";
import { staticSettings } from "./settings.ts";

/** What `tolv build` has to do for static files: collects them in the folder `static` of the build. */
export const collectStep: BuildStep = {
  name: "static files",
  async run(folder) {
    const { outcomes } = await collectStatic({
      sources: staticSources(),
      root: join(folder, "static"),
      staticUrl: staticSettings.valuesAt("build").STATIC_URL,
      clear: true,
      dryRun: false,
      link: false,
    });
    return `${outcomes.length} collected`;
  },
};
