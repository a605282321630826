import type { User } from "#rooms/contrib/auth";
import { addMessage } from "#rooms/contrib/messages";
import { type Html, html } from "#rooms/html";
import { type HttpRequest, type HttpResponse, respond } from "#rooms/http";
import { adminAddress } from "../addresses/admin-address.ts";
import { filteredList, keepingFilters } from "../addresses/list-filters.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { can } from "../permissions.ts";

/** The buttons that save, by their names in Django; any other leads back to the list. */
export type SaveButton = "_addanother" | "_continue" | "_save";

/** A row that has just been saved. */
export interface SavedRow {
  readonly request: HttpRequest;
  readonly user: User;
  readonly part: AdminPart;
  readonly row: object;
  readonly outcome: "added" | "changed";
  readonly button: SaveButton;
}

/** The button that sent a form. */
export function pressedButton(data: URLSearchParams): SaveButton {
  if (data.has("_continue")) return "_continue";
  return data.has("_addanother") ? "_addanother" : "_save";
}

/** Says what was done, and leads on to where the button promised, as Django does. */
export async function afterSaving(saved: SavedRow): Promise<HttpResponse> {
  const { request, part, button } = saved;
  addMessage(request, { level: "success", content: await messageOf(saved) });
  if (button === "_addanother") return respond.redirect(keepingFilters(adminAddress.add(part), request));
  return button === "_continue" ? toRow(saved) : toList(saved);
}

async function messageOf(saved: SavedRow): Promise<Html> {
  const { user, part, row, outcome } = saved;
  const isOpen = await can(user, "view", part, row);
  const name = isOpen ? html`<a href="${adminAddress.change(part, row)}">${String(row)}</a>` : String(row);
  const said = html`The ${part.model.meta.verboseName} “${name}” was ${outcome} successfully.`;
  const next = await nextStep(saved);
  return next === undefined ? said : html`${said} ${next}`;
}

async function nextStep({ user, part, row, button }: SavedRow): Promise<string | undefined> {
  if (button === "_addanother") return `You may add another ${part.model.meta.verboseName} below.`;
  const goesOn = button === "_continue" && (await can(user, "change", part, row));
  return goesOn ? "You may edit it again below." : undefined;
}

async function toRow(saved: SavedRow): Promise<HttpResponse> {
  const { request, user, part, row } = saved;
  if (!(await can(user, "view", part, row))) return toList(saved);
  return respond.redirect(keepingFilters(adminAddress.change(part, row), request));
}

async function toList({ request, user, part }: SavedRow): Promise<HttpResponse> {
  return respond.redirect((await can(user, "view", part)) ? filteredList(part, request) : adminAddress.index());
}
