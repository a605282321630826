import { queryOf } from "#rooms/db";
import type { AdminPart } from "../options/admin-for.ts";
import type { FormPlan } from "./form-plan.ts";

/** A row with the relations and computed values that its page shows; read again only where there are any. */
export async function shownRow({ model }: AdminPart, row: object, { groups }: FormPlan): Promise<object> {
  const items = groups.flatMap(({ lines }) => lines.flat()).flatMap((item) => ("shown" in item ? [item.shown] : []));
  const relations = new Set(items.flatMap((item) => item.relations));
  const annotations = Object.assign({}, ...items.map((item) => item.annotations));
  if (relations.size === 0 && Object.keys(annotations).length === 0) return row;
  const { name, attribute } = model.meta.primaryKey;
  const rows = queryOf(model).filter({ [name]: Reflect.get(row, attribute) });
  return (
    (await rows
      .with(...relations)
      .annotate(annotations)
      .first()) ?? row
  );
}
