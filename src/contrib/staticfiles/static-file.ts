import { nearest } from "#rooms/util";
import { StaticFileUnknown } from "./errors.ts";
import { currentLibrary } from "./library/current-library.ts";
import type { StaticReference } from "./library/static-library.ts";

/**
 * What a page refers to when it uses a static file: its address, and its hash for the attribute `integrity`, which is
 * left out in development, where the file may change at any moment.
 *
 * @param path below the static folders, such as `blog/style.css`.
 * @throws StaticFileUnknown naming the nearest file there is.
 *
 * @example
 * const style = staticFile("blog/style.css");
 * return html`<link rel="stylesheet" href="${style.url}" integrity="${style.integrity}">`;
 */
export function staticFile(path: string): StaticReference {
  const library = currentLibrary();
  const reference = library.refer(path);
  if (reference !== undefined) return reference;
  throw new StaticFileUnknown({ path, nearest: nearest(path, library.paths()), collected: library.collected });
}

/**
 * The address of a static file, what Django calls `{% static %}`.
 *
 * @throws StaticFileUnknown
 *
 * @example
 * html`<img src="${staticUrl("blog/logo.svg")}" alt="Twelve Notes">`
 */
export function staticUrl(path: string): string {
  return staticFile(path).url;
}
