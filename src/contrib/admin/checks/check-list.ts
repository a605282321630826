import type { Finding } from "#rooms/checks";
import type { AdminPart } from "../options/admin-for.ts";
import { pathsAmong } from "../options/column.ts";
import { resolvePath } from "../paths/resolve-path.ts";
import { adminError } from "./admin-error.ts";

/** Paths of a list that lead nowhere, or to many values where one has a place; numbers of rows that are none. */
export function* checkList(part: AdminPart): Generator<Finding> {
  const { display, links = [], filters, search, ordering = [], perPage, maxShowAll } = part.list;
  const shown = pathsAmong(display);
  yield* checkPaths(part, "list.display", { paths: shown, isSingle: true });
  yield* checkPaths(part, "list.ordering", { paths: ordering.map((path) => path.replace(/^-/, "")), isSingle: true });
  yield* checkPaths(part, "list.filters", { paths: filters, isSingle: false });
  yield* checkPaths(part, "list.search", { paths: search.map((path) => path.replace(/^[=@^]/, "")), isSingle: false });
  for (const link of links.filter((path) => !shown.includes(path))) {
    yield adminError("admin.E004", part, { message: `list.links names "${link}", which list.display does not show.` });
  }
  for (const [name, count] of Object.entries({ perPage, maxShowAll })) {
    if (Number.isSafeInteger(count) && count > 0) continue;
    yield adminError("admin.E005", part, { message: `list.${name} is ${count}, which is no number of rows.` });
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
