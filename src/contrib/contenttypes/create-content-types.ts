import { sql } from "#rooms/db";
import type { AfterMigrate, ProjectState } from "#rooms/migrations";

/** Makes a row for each model that has none yet. */
export const createContentTypes: AfterMigrate = {
  name: "contenttypes.create_content_types",
  async run({ state }) {
    if (!isTableFinal(state)) return;
    const rows = state.models.map(({ meta }) => ({ app: meta.app, model: meta.name.toLowerCase() }));
    await sql`
      INSERT INTO django_content_type (app_label, model)
      SELECT r.app, r.model FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (app text, model text)
      WHERE NOT EXISTS (SELECT FROM django_content_type t WHERE t.app_label = r.app AND t.model = r.model)`.all();
  },
};

/** Before migration 0002 each row needs a name too; Django as well waits for that. */
function isTableFinal(state: ProjectState): boolean {
  const model = state.find("contenttypes.ContentType");
  return model !== undefined && !Object.hasOwn(model.fields, "name");
}
