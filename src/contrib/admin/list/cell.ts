import type { Html } from "#rooms/html";
import { nothing, showValue } from "../rows/show-value.ts";
import type { ListColumn } from "./list-column.ts";

/** What a column shows of a row. */
export function cellOf({ field, computed, read }: ListColumn, row: object): Html | string {
  return showValue(read(row), {
    field,
    isBoolean: field?.field.kind === "boolean" || computed?.options.boolean === true,
    empty: computed?.options.empty ?? nothing,
  });
}
