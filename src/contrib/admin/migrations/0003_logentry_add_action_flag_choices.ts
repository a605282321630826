import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

/** Django's file adds the choices; they are in the code here, and the column stays as it is in both. */
export default defineMigration({
  dependencies: [["admin", "0002_logentry_remove_auto_add"]],
  operations: [alterField("LogEntry", "actionFlag", f.positiveSmallInteger())],
});
