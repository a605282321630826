import type { HttpResponse } from "./http-response.ts";

/**
 * Keeps a response out of every cache; returns it.
 *
 * @see https://docs.djangoproject.com/en/5.2/topics/http/decorators/#django.views.decorators.cache.never_cache
 *
 * @example
 * return neverCache(respond.html(page));
 */
export function neverCache(response: HttpResponse): HttpResponse {
  response.headers.set("Expires", new Date().toUTCString());
  response.headers.set("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private");
  return response;
}
