import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["auth", "0007_alter_validators_add_error_messages"]],
  operations: [alterField("User", "username", f.char({ maxLength: 150, unique: true }))],
});
