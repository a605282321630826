import { f } from "#rooms/db";
import { alterField, defineMigration } from "#rooms/migrations";

export default defineMigration({
  dependencies: [["auth", "0001_initial"]],
  operations: [alterField("Permission", "name", f.char({ maxLength: 255 }))],
});
