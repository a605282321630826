import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["admin", "0001_initial"]],
  operations: [alterField("LogEntry", "actionTime", f.datetime({ default: () => new Date(), editable: false }))],
});
