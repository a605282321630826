import { type Html, html } from "#rooms/html";
import { csrfInput } from "#rooms/http";
import type { ListContext } from "../list/list-context.ts";
import { countOf } from "../names.ts";

/** The table of rows in the form that runs an action on those that are selected; without any action the table alone. */
export function actionForm(context: ListContext, table: Html): Html {
  const { request, actions, result } = context;
  if (actions.length === 0 || result.rows.length === 0) return table;
  return html`<form class="selection" method="post" data-rows>
${csrfInput(request)}
<div class="action-bar">
<label for="action">Action</label>
<select id="action" name="action" required>
<option value="">Choose an action</option>
${actions.map(({ name, label }) => html`<option value="${name}">${label}</option>`)}
</select>
<button class="secondary" type="submit" name="index" value="0">Run</button>
<span class="quiet" role="status" data-counter data-all="All ${result.found} selected"></span>
${result.pages > 1 ? acrossBox(context) : undefined}
</div>
${table}
</form>`;
}

/** Selects every row that the list finds, those of other pages too. */
function acrossBox({ part, result: { found } }: ListContext): Html {
  return html`<label class="across" data-across><input type="checkbox" name="select_across" value="1">
Select all ${countOf(found, part.model.meta)}</label>`;
}
