import { Query, queryOf } from "#rooms/db";
import type { ModelFormOptions } from "#rooms/forms";
import { partOf } from "../admin-site.ts";
import { requirePath } from "../paths/resolve-path.ts";
import { visibleRows } from "../rows/visible-rows.ts";
import type { FormSubject } from "./form-plan.ts";

type Querysets = NonNullable<ModelFormOptions["querysets"]>;
type Rows = ReturnType<typeof queryOf>;

/** The rows that each relation of a form may be given: those that the user may see, or that `choices` names. */
export async function choosableRows(subject: FormSubject, fields: readonly string[]): Promise<Querysets> {
  const querysets: Record<string, Rows> = {};
  for (const name of fields) {
    const rows = await rowsFor(subject, name);
    if (rows !== undefined) querysets[name] = rows;
  }
  return querysets;
}

async function rowsFor({ request, user, part: { model, form } }: FormSubject, name: string): Promise<Rows | undefined> {
  const { target } = requirePath(model.meta, name);
  if (target === undefined) return undefined;
  const chosen = await form.choices?.[name]?.(user);
  if (chosen !== undefined) return new Query(chosen.state);
  const part = partOf(target);
  return part === undefined ? queryOf(target) : visibleRows(part, request, user);
}
