import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["auth", "0008_alter_user_username_max_length"]],
  operations: [alterField("User", "lastName", f.char({ maxLength: 150, blank: true }))],
});
