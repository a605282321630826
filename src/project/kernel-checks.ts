import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { kernelSettings } from "#rooms/config";
import { currentDatabase, verifyModels } from "#rooms/db";
import { mailChecks } from "#rooms/mail";

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

/** What is checked of every project. */
export const kernelChecks: readonly Check[] = [modelsCheck, debugCheck, ...mailChecks];
