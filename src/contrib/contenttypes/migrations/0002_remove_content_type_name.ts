import { f } from "#rooms/db";
import {
  alterField,
  alterModelOptions,
  defineMigration,
  type MigrationCode,
  removeField,
  runCode,
} from "#rooms/migrations";

export default defineMigration({
  dependencies: [["contenttypes", "0001_initial"]],
  operations: [
    alterModelOptions("ContentType", { verboseName: "content type", verboseNamePlural: "content types" }),
    alterField("ContentType", "name", f.char({ maxLength: 100, null: true })),
    runCode(async () => {}, restoreNames),
    removeField("ContentType", "name"),
  ],
});

/** Fills the column that going back has added again: the name of the model, or its lower-case form if it is gone. */
async function restoreNames({ query, state }: MigrationCode): Promise<void> {
  await query(`UPDATE "django_content_type" SET "name" = "model"`);
  for (const { meta } of state.models) {
    const { app, name } = meta;
    const key = [name, app, name.toLowerCase()];
    await query(`UPDATE "django_content_type" SET "name" = $1 WHERE "app_label" = $2 AND "model" = $3`, key);
  }
}
