import { type ListQuestion, narrowed } from "../list/list-question.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { readValue } from "../rows/read-value.ts";

/** Where rows were selected. */
export interface SelectionContext {
  readonly part: AdminPart;
  /** All rows that the user may see. */
  readonly visible: AdminRows;
  readonly question: ListQuestion;
}

/**
 * The selected rows of those that the list finds, so that no form reaches others; every one of them where the form says
 * so. Undefined where nothing was selected.
 */
export function selectedRows(
  form: URLSearchParams,
  { part, visible, question }: SelectionContext,
): AdminRows | undefined {
  const found = narrowed(visible, part, question);
  if (isAcross(form)) return found;
  const { primaryKey } = part.model.meta;
  const keys = form.getAll("_selected_action").map((text) => readValue(primaryKey, text));
  const valid = keys.filter((key) => key !== undefined);
  return valid.length === 0 ? undefined : found.filter({ [`${primaryKey.name}__in`]: valid });
}

/** True for a form that means the rows of every page. */
export function isAcross(form: URLSearchParams): boolean {
  return form.get("select_across") === "1";
}
