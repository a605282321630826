import { addMessage } from "#rooms/contrib/messages";
import { type HandlerResult, respond } from "#rooms/http";
import { presentList } from "../addresses/list-filters.ts";
import { readQuestion } from "../list/list-question.ts";
import { wholeList } from "../list/whole-list.ts";
import type { PartRequest } from "../part-page.ts";
import { visibleRows } from "../rows/visible-rows.ts";
import { availableActions } from "./available-actions.ts";
import { selectedRows } from "./selected-rows.ts";

const nothingSelected = "Items must be selected in order to perform actions on them. No items have been changed.";

/** Runs an action on the selected rows of a list; without a response of its own the list is shown again as it was. */
export async function runAction(asked: PartRequest): Promise<HandlerResult> {
  const { request, user, part } = asked;
  const question = readQuestion(part, request.query);
  if (question === undefined) return wholeList(asked);
  const form = await request.form();
  const action = (await availableActions(user, part)).find(({ name }) => name === form.get("action"));
  if (action === undefined) return warned(asked, "No action selected.");
  const rows = selectedRows(form, { part, visible: await visibleRows(part, request, user), question });
  if (rows === undefined) return warned(asked, nothingSelected);
  const response = await action.run(rows, { request, user, addMessage: (message) => addMessage(request, message) });
  return response ?? sameList(asked);
}

function warned(asked: PartRequest, content: string): HandlerResult {
  addMessage(asked.request, { level: "warning", content });
  return sameList(asked);
}

function sameList({ request, part }: PartRequest): HandlerResult {
  return respond.redirect(presentList(part, request));
}
