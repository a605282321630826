import { migrationsFrom } from "#rooms/migrations";
import initial from "./0001_initial.ts";

/** The migrations under the names that Django gave them, so that both read one ledger. */
export const sessionsMigrations = migrationsFrom({
  "0001_initial": initial,
});
