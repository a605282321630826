import { readConfig } from "#rooms/config";
import { createSite, defineHook, httpSettings, type Site } from "#rooms/http";
import { developmentEnvironment } from "./development-environment.ts";

/** Builds a site that answers every request with the developers' page of one error: why the project has no site. */
export function createFailureSite(error: unknown): Promise<Site> {
  const { groups, stage } = { groups: [httpSettings], stage: "run" } as const;
  const config = readConfig({ groups, environment: developmentEnvironment, stage });
  const failureHook = defineHook({
    name: "project.failure",
    handle: async () => {
      throw error;
    },
  });
  return createSite({
    settings: { ...config.of(httpSettings), DEBUG: true, ALLOWED_HOSTS: [] },
    routes: [],
    hooks: [failureHook],
  });
}
