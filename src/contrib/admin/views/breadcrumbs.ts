import { type Html, html } from "#rooms/html";
import { adminAddress } from "../addresses/admin-address.ts";
import { appLabel, pluralName } from "../names.ts";
import type { AdminPart } from "../options/admin-for.ts";

/** A page above the present one, or, without an address, the present one. */
export interface Crumb {
  readonly label: string;
  readonly address?: string;
}

/** The way from the index to a page of a model: `Home › Blog › Posts › …`. */
export function trailOf(part: AdminPart, ...rest: readonly Crumb[]): readonly Crumb[] {
  const { meta } = part.model;
  const app = { label: appLabel(meta.app), address: adminAddress.app(meta.app) };
  return [home(), app, { label: pluralName(meta), address: adminAddress.list(part) }, ...rest];
}

/** The index. */
export function home(): Crumb {
  return { label: "Home", address: adminAddress.index() };
}

/** The links to the pages above the present one. */
export function breadcrumbs(trail: readonly Crumb[]): Html {
  return html`<nav class="trail" aria-label="Breadcrumbs"><ol>${trail.map(crumb)}</ol></nav>`;
}

function crumb({ label, address }: Crumb): Html {
  if (address === undefined) return html`<li aria-current="page">${label}</li>`;
  return html`<li><a href="${address}">${label}</a></li>`;
}
