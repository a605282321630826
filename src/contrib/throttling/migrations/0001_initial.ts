import { f } from "#rooms/db";
import { createModel, defineMigration } from "#rooms/migrations";

export default defineMigration({
  initial: true,
  operations: [
    createModel(
      "Counter",
      {
        key: f.char({ maxLength: 150, primaryKey: true }),
        count: f.positiveInteger(),
        expiresAt: f.datetime({ index: true }),
      },
      { table: "tolv_throttling_counter", defaultPermissions: [] },
    ),
  ],
});
