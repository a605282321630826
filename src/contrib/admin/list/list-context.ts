import type { Action } from "../options/action.ts";
import type { AdminAction } from "../options/admin-action.ts";
import type { PartRequest } from "../part-page.ts";
import type { ListFilter } from "./filters/list-filter.ts";
import type { ListQuestion } from "./list-question.ts";
import type { ListRows } from "./list-rows.ts";

/** All that the page of a list shows. */
export interface ListContext extends PartRequest {
  readonly question: ListQuestion;
  readonly result: ListRows;
  readonly filters: readonly ListFilter[];
  readonly actions: readonly Action[];
  readonly allowed: ReadonlySet<AdminAction>;
}
