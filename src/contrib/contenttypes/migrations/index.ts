import { migrationsFrom } from "#rooms/migrations";
import initial from "./0001_initial.ts";
import removeContentTypeName from "./0002_remove_content_type_name.ts";

/** The migrations under the names that Django gave them, so that both read one ledger. */
export const contentTypesMigrations = migrationsFrom({
  "0001_initial": initial,
  "0002_remove_content_type_name": removeContentTypeName,
});
