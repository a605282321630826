import { commands, defineApp, hooks, logRecords, migrations, models } from "#rooms/apps";
import { clearthrottlingCommand } from "./commands/clearthrottling.ts";
import { throttlingLogRecords } from "./log-records.ts";
import { throttlingMigrations } from "./migrations/index.ts";
import { Counter } from "./models.ts";
import { throttlingHook } from "./throttling-hook.ts";

/** Counts attempts in the database and refuses the next one for a while. */
export const throttling = defineApp({
  name: "throttling",
  contributes: [
    models({ Counter }),
    migrations(throttlingMigrations),
    hooks([throttlingHook]),
    commands([clearthrottlingCommand]),
    logRecords(throttlingLogRecords),
  ],
});
