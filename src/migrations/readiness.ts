import { defineReadiness } from "#rooms/http";
import { UnappliedMigrations } from "./errors.ts";
import { currentMigrationProject, type MigrationProject } from "./migration-project.ts";
import { unappliedMigrationsNotice } from "./unapplied-migrations-notice.ts";

/** Projects whose migrations were all applied when it was last asked: none of them comes undone while they run. */
const applied = new WeakSet<MigrationProject>();

/** Ready means that every migration is applied; once it is so, the database is not asked again. */
export const migrationsReadiness = defineReadiness({
  name: "migrations.applied",
  check: async () => {
    const project = currentMigrationProject.get();
    if (applied.has(project)) return;
    const notice = await unappliedMigrationsNotice();
    if (notice !== undefined) throw new UnappliedMigrations({ notice });
    applied.add(project);
  },
});
