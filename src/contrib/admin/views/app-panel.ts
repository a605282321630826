import { type Html, html } from "#rooms/html";
import { adminAddress } from "../addresses/admin-address.ts";
import type { VisibleApp, VisibleModel } from "../visible-apps.ts";

/** The models of an app, with the ways to their rows. */
export function appPanel({ name, label, models }: VisibleApp): Html {
  return html`<section class="panel" aria-label="${label}">
<h2><a href="${adminAddress.app(name)}">${label}</a></h2>
<ul class="models">${models.map(modelRow)}</ul>
</section>`;
}

/** Whoever may add rows but see none gets no link to the list. */
function modelRow({ part, name, allowed }: VisibleModel): Html {
  const list = adminAddress.list(part);
  const mayView = allowed.has("view");
  return html`<li>
<span class="model">${mayView ? html`<a href="${list}">${name}</a>` : name}</span>
${allowed.has("add") ? wayTo("add", { name, address: adminAddress.add(part) }) : undefined}
${mayView ? wayTo(allowed.has("change") ? "change" : "view", { name, address: list }) : undefined}
</li>`;
}

const words = { add: "Add", change: "Change", view: "View" } as const;

/** The hidden name tells links apart for those who hear them without their line. */
function wayTo(kind: keyof typeof words, { name, address }: { readonly name: string; readonly address: string }): Html {
  return html`<a class="way ${kind}" href="${address}">${words[kind]}<span class="visually-hidden"> ${name}</span></a>`;
}
