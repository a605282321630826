import { planMigrations } from "../detect/plan-migrations.ts";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { MigrationProject } from "../migration-project.ts";

/** What `migrate` says when there is nothing to apply: also that models have changed and have no migration yet. */
export function nothingToApply(project: MigrationProject, graph: MigrationGraph): string {
  const apps = planMigrations(project, graph).map(({ source }) => `'${source.app}'`);
  if (apps.length === 0) return "  No migrations to apply.";
  return [
    "  No migrations to apply.",
    `  Your models in app(s): ${apps.join(", ")} have changes that are not yet reflected in a migration, and so won't be applied.`,
    "  Run 'tolv makemigrations' to make new migrations, and then re-run 'tolv migrate' to apply them.",
  ].join("\n");
}
