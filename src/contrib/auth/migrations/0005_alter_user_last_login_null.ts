import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["auth", "0004_alter_user_username_opts"]],
  operations: [alterField("User", "lastLogin", f.datetime({ null: true, blank: true }))],
});
