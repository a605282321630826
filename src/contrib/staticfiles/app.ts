import { buildSteps, checks, commands, defineApp, hooks, logRecords, settings } from "#rooms/apps";
import { collectStep } from "./build-step.ts";
import { staticChecks } from "./checks.ts";
import { collectstaticCommand } from "./commands/collectstatic.ts";
import { findstaticCommand } from "./commands/findstatic.ts";
import { staticLogRecords } from "./log-records.ts";
import { staticSettings } from "./settings.ts";
import { staticHook } from "./static-hook.ts";

/** Files that the apps bring along. Listed first, its files pass none of the other apps' hooks. */
export const staticfiles = defineApp({
  name: "staticfiles",
  label: "Static files",
  contributes: [
    settings(staticSettings),
    hooks([staticHook]),
    commands([collectstaticCommand, findstaticCommand]),
    checks(staticChecks),
    buildSteps([collectStep]),
    logRecords(staticLogRecords),
  ],
});
