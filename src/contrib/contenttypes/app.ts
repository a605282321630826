import { afterMigrate, defineApp, migrations, models } from "#rooms/apps";
import { createContentTypes } from "./create-content-types.ts";
import { contentTypesMigrations } from "./migrations/index.ts";
import { ContentType } from "./models.ts";

/** A row for each model of the project. */
export const contenttypes = defineApp({
  name: "contenttypes",
  label: "Content Types",
  contributes: [models({ ContentType }), migrations(contentTypesMigrations), afterMigrate(createContentTypes)],
});
