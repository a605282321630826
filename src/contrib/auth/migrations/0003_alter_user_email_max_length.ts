import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["auth", "0002_alter_permission_name_max_length"]],
  operations: [alterField("User", "email", f.email({ maxLength: 254, blank: true, label: "email address" }))],
});
