import { settings } from "#rooms/apps";
import { buildSettings } from "#rooms/build";
import { databaseSettings, kernelSettings, type SettingsGroup } from "#rooms/config";
import { clockSettings } from "#rooms/deploy";
import { httpSettings } from "#rooms/http";
import { mailSettings } from "#rooms/mail";
import { metricsSettings } from "#rooms/metrics";
import { serverSettings } from "#rooms/server";
import { tracingSettings } from "#rooms/tracing";
import type { Project } from "./define-project.ts";

/** Every group of settings that a project reads: the kernel's, its apps' and its own. */
export function settingsOf(project: Project): SettingsGroup[] {
  return [
    kernelSettings,
    databaseSettings,
    httpSettings,
    mailSettings,
    metricsSettings,
    tracingSettings,
    serverSettings,
    buildSettings,
    clockSettings,
    ...project.registry.values(settings),
    ...project.settings,
  ];
}
