import { routes } from "#rooms/apps";
import { kernelSettings } from "#rooms/config";
import { createRouteTable, type Route } from "#rooms/http";
import type { RunningProject } from "../running-project.ts";

/** The first page of a project in DEBUG, as long as no app of its own has a route; otherwise none. */
export async function welcomeOf({ project, config, stamp }: RunningProject): Promise<readonly Route[]> {
  if (!config.of(kernelSettings).DEBUG) return [];
  const { batteryNames, welcomeRoutes } = await import("#rooms/scaffold");
  const contributed = project.registry.collect(routes).filter(({ value }) => value.length > 0);
  if (contributed.some(({ app }) => !batteryNames.includes(app.name))) return [];
  const { names } = createRouteTable(contributed.flatMap(({ value }) => value));
  const admin = names.get("admin:index")?.route.path;
  return welcomeRoutes(() => ({ name: project.name, version: stamp.version, node: stamp.node, admin }));
}
