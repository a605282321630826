import type { Html } from "#rooms/html";
import { NotFound, RedirectUnsafe } from "../errors.ts";
import { HttpResponse, type HttpResponseOptions } from "./http-response.ts";

/** How a redirect is meant. */
export interface RedirectOptions {
  /** Default 302; 303 turns a POST into a GET, 307 and 308 keep the method. */
  readonly status?: 301 | 302 | 303 | 307 | 308;
}

/**
 * Makes the usual responses.
 *
 * @example
 * return respond.html(page, { status: 422 });
 * return respond.redirect(reverse("blog:index"));
 * throw respond.notFound("The post");
 */
export const respond = {
  html: (page: Html | string, options?: HttpResponseOptions) => withType(page, "text/html; charset=utf-8", options),
  text: (text: string, options?: HttpResponseOptions) => withType(text, "text/plain; charset=utf-8", options),
  /** The value as JSON; what `JSON.stringify` cannot say (functions, undefined) is left out. */
  json: (value: unknown, options?: HttpResponseOptions) =>
    withType(JSON.stringify(value) ?? "null", "application/json", options),
  redirect,
  /** An error to throw: the request ends with the site's 404 page. */
  notFound: (what: string) => new NotFound({ what }),
  /** 204: done, nothing to show. */
  noContent: () => new HttpResponse(undefined, { status: 204 }),
};

/** @throws RedirectUnsafe for an address with another scheme than http or https. */
function redirect(location: string, options: RedirectOptions = {}): HttpResponse {
  const [, scheme] = /^\s*([a-z][a-z0-9+.-]*):/i.exec(location) ?? [];
  if (scheme !== undefined && !/^https?$/i.test(scheme)) throw new RedirectUnsafe({ scheme });
  return new HttpResponse(undefined, {
    status: options.status ?? 302,
    headers: { Location: encodeLocation(location) },
  });
}

function withType(body: Html | string, type: string, options: HttpResponseOptions = {}): HttpResponse {
  const response = new HttpResponse(body, options);
  response.headers.setDefault("Content-Type", type);
  return response;
}

/** Percent-encodes what an address cannot hold, and the backslash, which browsers take for a slash. */
function encodeLocation(location: string): string {
  return location.toWellFormed().replace(/[^\x21-\x5b\x5d-\x7e]/gu, encodeURIComponent);
}
