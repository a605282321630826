import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { unappliedMigrationsNotice } from "./unapplied-migrations-notice.ts";

const appliedCheck = defineCheck({
  name: "migrations.applied",
  database: true,
  async run(): Promise<Iterable<Finding>> {
    const notice = await unappliedMigrationsNotice();
    if (notice === undefined) return [];
    const [message = "", hint = ""] = notice.split("\n");
    return [{ id: "migrations.W001", level: "warning", message, hint, object: "database" }];
  },
});

/** What is checked of every project's database. */
export const migrationChecks: readonly Check[] = [appliedCheck];
