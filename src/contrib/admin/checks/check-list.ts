import type { Finding } from "#rooms/checks";
import type { Expression } from "#rooms/db";
import type { AdminPart } from "../options/admin-for.ts";
import { isColumn, pathsAmong } from "../options/column.ts";
import { hasName, resolvePath } from "../paths/resolve-path.ts";
import { adminError } from "./admin-error.ts";

/** Paths of a list that lead nowhere, or to many values where one has a place; numbers of rows that are none. */
export function* checkList(part: AdminPart): Generator<Finding> {
  const { display, links = [], filters, search, ordering = [], perPage, maxShowAll } = part.list;
  const shown = pathsAmong(display);
  yield* checkPaths(part, "list.display", { paths: shown, isSingle: true });
  yield* checkPaths(part, "list.ordering", { paths: ordering.map((path) => path.replace(/^-/, "")), isSingle: true });
  yield* checkPaths(part, "list.filters", { paths: filters, isSingle: false });
  yield* checkPaths(part, "list.search", { paths: search.map((path) => path.replace(/^[=@^]/, "")), isSingle: false });
  yield* checkAnnotations(part);
  for (const link of links.filter((path) => !shown.includes(path))) {
    yield adminError("admin.E004", part, { message: `list.links names "${link}", which list.display does not show.` });
  }
  for (const [name, count] of Object.entries({ perPage, maxShowAll })) {
    if (Number.isSafeInteger(count) && count > 0) continue;
    yield adminError("admin.E005", part, { message: `list.${name} is ${count}, which is no number of rows.` });
  }
}

/** Two columns may share an annotation, but not a name for two of them. */
function* checkAnnotations(part: AdminPart): Generator<Finding> {
  const known = new Map<string, Expression>();
  for (const column of part.list.display.filter(isColumn)) {
    for (const [name, expression] of Object.entries(column.options.annotate ?? {})) {
      const other = known.get(name);
      if (hasName(part.model.meta, name) || (other !== undefined && other !== expression)) {
        yield adminError("admin.E006", part, {
          message: `The column "${column.label}" computes "${name}", which is a field or the name of another column's value.`,
        });
      }
      known.set(name, expression);
    }
  }
}

function* checkPaths(
  part: AdminPart,
  option: string,
  { paths, isSingle }: { readonly paths: readonly string[]; readonly isSingle: boolean },
): Generator<Finding> {
  for (const path of paths) {
    const end = resolvePath(part.model.meta, path);
    if (end === undefined) {
      yield adminError("admin.E002", part, { message: `${option} names "${path}", which leads nowhere.` });
    } else if (isSingle && !end.isSingle) {
      yield adminError("admin.E003", part, {
        message: `${option} names "${path}", which leads to many values.`,
        hint: "Show them by a column: column(label, (row) => …, { with: [relation] }).",
      });
    }
  }
}
