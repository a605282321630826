import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

/** Django's file changes validators only; the column stays as it is. */
export default defineMigration({
  dependencies: [["auth", "0003_alter_user_email_max_length"]],
  operations: [alterField("User", "username", f.char({ maxLength: 30, unique: true }))],
});
