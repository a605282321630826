import { buildChecks } from "#rooms/build";
import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { kernelSettings } from "#rooms/config";
import { currentDatabase, verifyModels } from "#rooms/db";
import { deployChecks } from "#rooms/deploy";
import { httpChecks } from "#rooms/http";
import { mailChecks } from "#rooms/mail";
import { migrationChecks } from "#rooms/migrations";

const modelsCheck = defineCheck({ name: "db.models", run: () => verifyModels(currentDatabase.get().models) });

const debugCheck = defineCheck({
  name: "project.debug",
  deploy: true,
  *run(): Iterable<Finding> {
    if (!kernelSettings.values().DEBUG) return;
    yield {
      id: "project.W001",
      level: "warning",
      message: "DEBUG is on: visitors see source code and settings of the site when something fails.",
      hint: "Set DEBUG=false.",
      object: "DEBUG",
    };
  },
});

const environmentCheck = defineCheck({
  name: "project.environment",
  deploy: true,
  *run(): Iterable<Finding> {
    if (kernelSettings.values().TOLV_ENV !== "development") return;
    yield {
      id: "project.W002",
      level: "warning",
      message: "TOLV_ENV is development: the secret key may be one that everybody knows, and cookies go over http.",
      hint: "Run this check with the environment of the deployment: TOLV_ENV=production.",
      object: "TOLV_ENV",
    };
  },
});

/** What is checked of every project. */
export const kernelChecks: readonly Check[] = [
  modelsCheck,
  debugCheck,
  environmentCheck,
  ...buildChecks,
  ...httpChecks,
  ...mailChecks,
  ...migrationChecks,
  ...deployChecks,
];
