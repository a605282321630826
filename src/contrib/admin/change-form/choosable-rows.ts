import { type ModelClass, Query } from "#rooms/db";
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
    const { target } = requirePath(subject.part.model.meta, name);
    if (target !== undefined) querysets[name] = await rowsFor(subject, name, target);
  }
  return querysets;
}

async function rowsFor(
  { request, user, part: { form } }: ChoosingSubject,
  name: string,
  target: ModelClass,
): Promise<AdminRows> {
  const chosen = await form.choices?.[name]?.rows(user);
  return chosen === undefined ? visibleRowsOf(target, request, user) : new Query(chosen.state);
}
