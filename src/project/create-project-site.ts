import { errorPages, hooks, readiness, routes } from "#rooms/apps";
import { kernelSettings } from "#rooms/config";
import type { ContextEntry } from "#rooms/context";
import { atomic } from "#rooms/db";
import { createSite, httpSettings, type Site } from "#rooms/http";
import { welcomeOf } from "./ambient/welcome-of.ts";
import { kernelReadiness } from "./kernel-contributions.ts";
import type { RunningProject } from "./running-project.ts";
import { observeSite } from "./telemetry/observe-site.ts";

/** Builds the site of a running project from what its apps contribute. */
export async function createProjectSite(running: RunningProject, context: readonly ContextEntry[]): Promise<Site> {
  const { project, config, stamp } = running;
  const { registry } = project;
  const site = await createSite({
    settings: { ...config.of(httpSettings), ...pickSiteSettings(running) },
    routes: [...registry.values(routes).flat(), ...(await welcomeOf(running))],
    hooks: registry.values(hooks).flat(),
    errorPages: Object.assign({}, ...registry.values(errorPages), project.errorPages),
    readiness: [...kernelReadiness, ...registry.values(readiness).flat()],
    context,
    transaction: (work) => atomic(work),
    release: stamp.release,
  });
  return observeSite(site, running);
}

function pickSiteSettings({ config }: RunningProject) {
  const { DEBUG, ALLOWED_HOSTS } = config.of(kernelSettings);
  return { DEBUG, ALLOWED_HOSTS };
}
