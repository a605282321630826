import { currentRoutes, type HttpRequest, type HttpResponse, respond } from "#rooms/http";

/**
 * Answers addresses of the admin site that lead nowhere: only staff learn that there is nothing. One that merely lacks
 * its last slash leads to the page, with its query.
 */
export function unknownPage(request: HttpRequest): HttpResponse {
  const [path = "", query] = request.target.split(/\?(.*)/s);
  if (!isPage(`${path}/`)) throw respond.notFound("The page");
  return respond.redirect(`${path}/${query === undefined ? "" : `?${query}`}`, { status: 301 });
}

function isPage(path: string): boolean {
  return [...currentRoutes.get().names.values()].some(({ route }) => route.path === path && route.method === "GET");
}
