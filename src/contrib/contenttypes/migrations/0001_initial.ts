import { f } from "#rooms/db";
import { alterUniqueTogether, createModel, defineMigration } from "#rooms/migrations";

export default defineMigration({
  initial: true,
  operations: [
    createModel(
      "ContentType",
      {
        id: f.auto(),
        name: f.char({ maxLength: 100 }),
        appLabel: f.char({ maxLength: 100 }),
        model: f.char({ maxLength: 100, label: "python model class name" }),
      },
      {
        table: "django_content_type",
        ordering: ["name"],
        verboseName: "content type",
        verboseNamePlural: "content types",
      },
    ),
    alterUniqueTogether("ContentType", [["appLabel", "model"]]),
  ],
});
