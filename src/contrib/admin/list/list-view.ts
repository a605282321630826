import type { HandlerResult } from "#rooms/http";
import { availableActions } from "../actions/available-actions.ts";
import type { PartRequest } from "../part-page.ts";
import { allowedActions } from "../permissions.ts";
import { visibleRows } from "../rows/visible-rows.ts";
import { filtersOf } from "./filters/filters-of.ts";
import { readQuestion } from "./list-question.ts";
import { readRows } from "./list-rows.ts";
import { listPage } from "./page/list-page.ts";
import { wholeList } from "./whole-list.ts";

/** The page that lists the rows of a model. */
export async function listView(asked: PartRequest): Promise<HandlerResult> {
  const { request, user, part } = asked;
  const question = readQuestion(part, request.query);
  if (question === undefined) return wholeList(asked);
  const rows = await visibleRows(part, request, user);
  const result = await readRows(rows, part, question);
  if (result === undefined) return wholeList(asked);
  const filters = await filtersOf(part, { request, user, rows });
  const [actions, allowed] = [await availableActions(user, part), await allowedActions(user, part)];
  return listPage({ ...asked, question, result, filters, actions, allowed });
}
