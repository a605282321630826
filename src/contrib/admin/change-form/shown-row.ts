import type { AdminPart } from "../options/admin-for.ts";
import { queryOfRow } from "../rows/query-of-row.ts";
import type { FormPlan } from "./form-plan.ts";

/** A row with the relations and computed values that its page shows; read again only where there are any. */
export async function shownRow({ model }: AdminPart, row: object, { groups }: FormPlan): Promise<object> {
  const items = groups.flatMap(({ lines }) => lines.flat()).flatMap((item) => ("shown" in item ? [item.shown] : []));
  const relations = new Set(items.flatMap((item) => item.relations));
  const annotations = Object.assign({}, ...items.map((item) => item.annotations));
  if (relations.size === 0 && Object.keys(annotations).length === 0) return row;
  const rows = queryOfRow(model, row)
    .with(...relations)
    .annotate(annotations);
  return (await rows.first()) ?? row;
}
