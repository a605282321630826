import { Query } from "#rooms/db";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { requirePath } from "../paths/resolve-path.ts";
import { visibleRowsOf } from "../rows/visible-rows.ts";
import type { FormSubject } from "./form-subject.ts";

/** AdminRows to choose from, by the names of relations. */
export type Querysets = Readonly<Record<string, AdminRows>>;

/** Whose form of which model asks. */
export interface ChoosingSubject extends Pick<FormSubject, "request" | "user"> {
  readonly part: Pick<AdminPart, "form" | "model">;
}

/** The rows that each relation of a form may be given: those that the user may see, or that `choices` names. */
export async function choosableRows(subject: ChoosingSubject, fields: readonly string[]): Promise<Querysets> {
  const querysets: Record<string, AdminRows> = {};
  for (const name of fields) {
    const rows = await rowsFor(subject, name);
    if (rows !== undefined) querysets[name] = rows;
  }
  return querysets;
}

async function rowsFor(
  { request, user, part: { model, form } }: ChoosingSubject,
  name: string,
): Promise<AdminRows | undefined> {
  const { target } = requirePath(model.meta, name);
  if (target === undefined) return undefined;
  const chosen = await form.choices?.[name]?.rows(user);
  if (chosen !== undefined) return new Query(chosen.state);
  return visibleRowsOf(target, request, user);
}
