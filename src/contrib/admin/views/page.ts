import type { User } from "#rooms/contrib/auth";
import { consumeMessages, type Message } from "#rooms/contrib/messages";
import { type Html, html } from "#rooms/html";
import { csrfInput, type HttpRequest, reverse } from "#rooms/http";
import { stylesheetAddress } from "./stylesheet.ts";

/** What a page of the admin site is made of. */
export interface PageParts {
  readonly request: HttpRequest;
  /** Who is logged in; undefined shows the bare page of login and logout. */
  readonly user: User | undefined;
  readonly title: string;
  readonly content: Html;
}

/** The frame of every page of the admin site. */
export async function page({ request, user, title, content }: PageParts): Promise<Html> {
  const messages = await consumeMessages(request);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, noarchive">
<meta name="color-scheme" content="light dark">
<title>${title} | Tolv administration</title>
<link rel="stylesheet" href="${stylesheetAddress()}">
</head>
<body class="${user === undefined ? "bare" : "framed"}">
<a class="skip" href="#content">Skip to main content</a>
<header>
<a class="brand" href="${reverse("admin:index")}"><span class="mark" aria-hidden="true">12</span> Tolv administration</a>
${user === undefined ? undefined : account(request, user)}
</header>
<main id="content" tabindex="-1">
${messages.length === 0 ? undefined : messageList(messages)}
${content}
</main>
</body>
</html>
`;
}

function account(request: HttpRequest, user: User): Html {
  return html`<form class="account" method="post" action="${reverse("admin:logout")}">
${csrfInput(request)}
<span>Welcome, <strong>${user.getShortName() || user.username}</strong></span>
<button class="plain" type="submit">Log out</button>
</form>`;
}

function messageList(messages: readonly Message[]): Html {
  return html`<ul class="messages" role="status">${messages.map(
    ({ level, content }) => html`<li class="message ${level}">${content}</li>`,
  )}</ul>`;
}
