import { afterMigrate, migrations, models } from "#rooms/apps";
import type { MigrationProject } from "#rooms/migrations";
import type { Project } from "../define-project.ts";

/** What the migration commands need to know of a project. */
export function migrationProjectOf({ registry }: Project): MigrationProject {
  return {
    apps: registry.apps.map(({ name }) => name),
    sources: registry.collect(migrations).map(({ app, value }) => ({ app: app.name, ...value })),
    models: registry.values(models).flatMap((byName) => Object.values(byName)),
    afterMigrate: registry.values(afterMigrate),
  };
}
