import { type ModelMeta, sql } from "#rooms/db";
import type { AfterMigrate } from "#rooms/migrations";

/** Makes the rows of every model's permissions that are not there yet. */
export const createPermissions: AfterMigrate = {
  name: "auth.create_permissions",
  async run({ state }) {
    if (state.find("auth.Permission") === undefined) return;
    const rows = state.models.flatMap(({ meta }) => permissionRows(meta));
    await sql`
      INSERT INTO auth_permission (name, content_type_id, codename)
      SELECT r.name, t.id, r.codename
      FROM ROWS FROM (
        jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (app text, model text, codename text, name text)
      ) WITH ORDINALITY AS r (app, model, codename, name, position)
      JOIN django_content_type t ON t.app_label = r.app AND t.model = r.model
      WHERE NOT EXISTS (SELECT FROM auth_permission p WHERE p.content_type_id = t.id AND p.codename = r.codename)
      ORDER BY r.position`.all();
  },
};

/** The default permissions of each model, and those that it declares itself; codenames and names are Django's. */
function permissionRows({ app, name, verboseName, permissions, defaultPermissions }: ModelMeta) {
  const model = name.toLowerCase();
  const usual = defaultPermissions.map((action) => [`${action}_${model}`, `Can ${action} ${verboseName}`]);
  const all = [...usual, ...Object.entries(permissions)];
  return all.map(([codename, title]) => ({ app, model, codename, name: title }));
}
