import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["auth", "0009_alter_user_last_name_max_length"]],
  operations: [alterField("Group", "name", f.char({ maxLength: 150, unique: true }))],
});
