import { currentRegistry, defineContribution } from "#rooms/apps";
import { type Html, html } from "#rooms/html";
import { type HttpRequest, type HttpResponse, type HttpResponseOptions, neverCache, respond } from "#rooms/http";

/** A page of `authRoutes` before it is framed. */
export interface AuthPage {
  readonly request: HttpRequest;
  readonly title: string;
  /** The heading, and what stands below it. */
  readonly content: Html;
}

/**
 * The frame of the pages for login and passwords, as the site's own pages have it; the last app that contributes one is
 * heard.
 *
 * @example
 * authFrame(({ title, content }) => sitePage({ title, content }))
 */
export const authFrame = defineContribution<(page: AuthPage) => Html | Promise<Html>>("auth.frame");

/** Answers with a framed page that no cache keeps. */
export async function framed(page: AuthPage, options: HttpResponseOptions = {}): Promise<HttpResponse> {
  const frame = currentRegistry.get().values(authFrame).at(-1) ?? plainFrame;
  return neverCache(respond.html(await frame(page), options));
}

function plainFrame({ title, content }: AuthPage): Html {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, noarchive">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
}
