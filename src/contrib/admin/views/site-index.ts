import type { User } from "#rooms/contrib/auth";
import { type Html, html } from "#rooms/html";
import type { HttpRequest } from "#rooms/http";
import { recentActions } from "../recent-actions.ts";
import { visibleApps } from "../visible-apps.ts";
import { appPanel } from "./app-panel.ts";
import { page } from "./page.ts";
import { recentActionsPanel } from "./recent-actions-panel.ts";

/** The first page of the admin site: the models that the user may see, and what the user did last. */
export async function siteIndex(request: HttpRequest, user: User): Promise<Html> {
  const [apps, actions] = [await visibleApps(user), await recentActions(user)];
  const content = html`<h1>Site administration</h1>
<div class="columns">
<div>${apps.length === 0 ? nothingVisible : apps.map(appPanel)}</div>
${recentActionsPanel(actions)}
</div>`;
  return page({ request, user, title: "Site administration", content });
}

const nothingVisible = html`<p class="quiet">You don’t have permission to view or edit anything.</p>`;
