import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["auth", "0011_update_proxy_permissions"]],
  operations: [alterField("User", "firstName", f.char({ maxLength: 150, blank: true }))],
});
