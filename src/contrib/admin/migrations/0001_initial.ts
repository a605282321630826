import { f } from "#rooms/db";
import { createModel, defineMigration } from "#rooms/migrations";

export default defineMigration({
  initial: true,
  dependencies: [
    ["auth", "__first__"],
    ["contenttypes", "__first__"],
  ],
  operations: [
    createModel(
      "LogEntry",
      {
        id: f.auto(),
        actionTime: f.datetime({ autoNow: true }),
        objectId: f.text({ null: true, blank: true }),
        objectRepr: f.char({ maxLength: 200 }),
        actionFlag: f.positiveSmallInteger(),
        changeMessage: f.text({ blank: true }),
        contentType: f.foreignKey("contenttypes.ContentType", { onDelete: "setNull", null: true, blank: true }),
        user: f.foreignKey("auth.User", { onDelete: "cascade" }),
      },
      {
        table: "django_admin_log",
        ordering: ["-actionTime"],
        verboseName: "log entry",
        verboseNamePlural: "log entries",
      },
    ),
  ],
});
