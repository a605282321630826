import type { User } from "#rooms/contrib/auth";
import { consumeMessages, type Message } from "#rooms/contrib/messages";
import { type Html, html } from "#rooms/html";
import type { HttpRequest } from "#rooms/http";
import { adminAddress } from "../addresses/admin-address.ts";
import { script } from "../assets/script.ts";
import { assetAddress } from "../assets/serve-asset.ts";
import { stylesheet } from "../assets/stylesheet.ts";
import { account } from "./account.ts";
import { breadcrumbs, type Crumb } from "./breadcrumbs.ts";

/** What a page of the admin site is made of. */
export interface PageParts {
  readonly request: HttpRequest;
  /** Who is logged in; undefined shows the bare page of login and logout. */
  readonly user: User | undefined;
  /** The title of the window; the content has its own heading. */
  readonly title: string;
  readonly content: Html;
  /** The pages above this one, from the index on; this one's own name comes last, without an address. */
  readonly trail?: readonly Crumb[];
}

/** The frame of every page of the admin site. */
export async function page({ request, user, title, content, trail = [] }: PageParts): Promise<Html> {
  const messages = await consumeMessages(request);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, noarchive">
<meta name="color-scheme" content="light dark">
<title>${title} | Tolv administration</title>
<link rel="stylesheet" href="${assetAddress(stylesheet)}">
<script type="module" src="${assetAddress(script)}"></script>
</head>
<body class="${user === undefined ? "bare" : "framed"}">
<a class="skip" href="#content">Skip to main content</a>
<header class="top">
<a class="brand" href="${adminAddress.index()}"><span class="mark" aria-hidden="true">12</span> Tolv administration</a>
${user === undefined ? undefined : account(request, user)}
</header>
${trail.length === 0 ? undefined : breadcrumbs(trail)}
<main id="content" tabindex="-1">
${messages.length === 0 ? undefined : messageList(messages)}
${content}
</main>
</body>
</html>
`;
}

function messageList(messages: readonly Message[]): Html {
  return html`<div role="status"><ul class="messages">${messages.map(
    ({ level, content }) => html`<li class="message ${level}">${content}</li>`,
  )}</ul></div>`;
}
