import type { User } from "#rooms/contrib/auth";
import { type Html, html } from "#rooms/html";
import { type HttpRequest, respond } from "#rooms/http";
import { visibleApps } from "../visible-apps.ts";
import { appPanel } from "./app-panel.ts";
import { home } from "./breadcrumbs.ts";
import { page } from "./page.ts";

/** The models of one app; an app of which the user may see nothing is not told from one that there is not. */
export async function appIndex(request: HttpRequest<{ readonly app: string }>, user: User): Promise<Html> {
  const app = (await visibleApps(user)).find(({ name }) => name === request.params.app);
  if (app === undefined) throw respond.notFound("The page");
  const title = `${app.label} administration`;
  const content = html`<h1>${title}</h1>
${appPanel(app)}`;
  return page({ request, user, title, content, trail: [home(), { label: app.label }] });
}
