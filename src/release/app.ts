import { commands, defineApp, logRecords, migrations } from "#rooms/apps";
import { releaseCommand } from "./commands/release.ts";
import { releasesCommand } from "./commands/releases.ts";
import { rollbackCommand } from "./commands/rollback.ts";
import { ledgerApp } from "./ledger/ledger-app.ts";
import { releaseLogRecords } from "./log-records.ts";
import { releaseMigrations } from "./migrations/index.ts";

/** Keeps a ledger of what was released, and runs the release phase. */
export const release = defineApp({
  name: ledgerApp,
  contributes: [
    migrations(releaseMigrations),
    commands([releaseCommand, releasesCommand, rollbackCommand]),
    logRecords(releaseLogRecords),
  ],
});
