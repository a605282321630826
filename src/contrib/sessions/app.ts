import { checks, commands, defineApp, hooks, logRecords, migrations, models, settings } from "#rooms/apps";
import { sessionChecks } from "./checks.ts";
import { clearsessionsCommand } from "./commands/clearsessions.ts";
import { sessionLogRecords } from "./log-records.ts";
import { sessionsMigrations } from "./migrations/index.ts";
import { Session } from "./models.ts";
import { sessionHook } from "./session-hook.ts";
import { sessionSettings } from "./settings.ts";

/** Sessions in the database, on Django's table. */
export const sessions = defineApp({
  name: "sessions",
  contributes: [
    models({ Session }),
    migrations(sessionsMigrations),
    hooks([sessionHook]),
    checks(sessionChecks),
    commands([clearsessionsCommand]),
    settings(sessionSettings),
    logRecords(sessionLogRecords),
  ],
});
