import { f } from "#rooms/db";
import { createModel, defineMigration } from "#rooms/migrations";

export default defineMigration({
  initial: true,
  operations: [
    createModel(
      "Session",
      {
        sessionKey: f.char({ maxLength: 40, primaryKey: true }),
        sessionData: f.text(),
        expireDate: f.datetime({ index: true }),
      },
      { table: "django_session", verboseName: "session", verboseNamePlural: "sessions" },
    ),
  ],
});
