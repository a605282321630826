import { djangoPath } from "#rooms/db";
import type { AdminRows } from "../../options/admin-model.ts";
import type { ResolvedPath } from "../../paths/resolve-path.ts";
import type { Offer } from "./list-filter.ts";

/** As in the filters by relations. */
const mostOptions = 100;

/** The values that the visible rows have at a path. */
export async function valueOptions({ path }: ResolvedPath, rows: AdminRows): Promise<Offer> {
  const values = await rows
    .orderBy(path)
    .values(path)
    .distinct()
    .limit(mostOptions + 1)
    .all();
  const found = values.map((value) => Reflect.get(value, path)).filter((value) => value !== null);
  const options = found.slice(0, mostOptions).map((value) => ({
    label: String(value) || "Empty",
    parameters: { [djangoPath(path)]: String(value) },
  }));
  return { all: "All", options, isCut: values.length > mostOptions };
}
