import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

/** Django's file changes error messages only; the column stays as it is. */
export default defineMigration({
  dependencies: [["auth", "0006_require_contenttypes_0002"]],
  operations: [alterField("User", "username", f.char({ maxLength: 30, unique: true }))],
});
