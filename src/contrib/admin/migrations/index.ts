import { migrationsFrom } from "#rooms/migrations";
import initial from "./0001_initial.ts";
import logentryRemoveAutoAdd from "./0002_logentry_remove_auto_add.ts";
import logentryAddActionFlagChoices from "./0003_logentry_add_action_flag_choices.ts";

/** The migrations under the names that Django gave them, so that both read one ledger. */
export const adminMigrations = migrationsFrom({
  "0001_initial": initial,
  "0002_logentry_remove_auto_add": logentryRemoveAutoAdd,
  "0003_logentry_add_action_flag_choices": logentryAddActionFlagChoices,
});
