import type { AdminPart } from "../options/admin-for.ts";

/** The relations that the form of a row shows by the texts of the rows that they lead to: those are read with it. */
export function relationsReadWithRow({ form: { autocomplete = [], rawId = [] } }: AdminPart): readonly string[] {
  return [...autocomplete, ...rawId];
}
