import { html } from "#rooms/html";
import {
  defineRequestKey,
  type HttpRequest,
  type PathParams,
  type Route,
  type RouteParams,
  respond,
  route,
} from "#rooms/http";
import type { Equal, Expect } from "./support.ts";

export type Params = [
  Expect<Equal<PathParams<"/posts/:year<int>/:slug/">, { readonly year: number; readonly slug: string }>>,
  Expect<Equal<PathParams<"/files/:rest<path>">, { readonly rest: string }>>,
  // biome-ignore lint/complexity/noBannedTypes: a path without parameters gives an empty object
  Expect<Equal<PathParams<"/">, {}>>,
  Expect<Equal<PathParams<"/:id<uuid>/">, { readonly id: string }>>,
  Expect<Equal<PathParams<"/:id<nothing>/">, { readonly id: never }>>,
  Expect<Equal<PathParams<string>, RouteParams>>,
];

// Routes of different paths fit one list.
export const routes: readonly Route[] = [
  route.get("/:slug/", { name: "detail" }, (request) => {
    const slug: string = request.params.slug;
    return html`<h1>${slug}</h1>`;
  }),
  route.post("/:id<int>/", { csrf: "exempt" }, async ({ params }) => respond.json(params.id + 1)),
  // @ts-expect-error The path has no parameter of this name.
  route.get("/:slug/", {}, ({ params }) => respond.text(params.slag)),
  // @ts-expect-error A number is no text.
  route.get("/:id<int>/", {}, ({ params }) => respond.text(params.id)),
  // @ts-expect-error A text is no response.
  route.get("/", {}, () => "text"),
  // @ts-expect-error There is no such option.
  route.get("/", { nmae: "index" }, () => respond.text("")),
];

const requestCart = defineRequestKey<{ readonly items: number }>("shop.cart");
declare const request: HttpRequest<{ readonly slug: string }>;
export const items: number = requestCart.get(request).items;
// @ts-expect-error The key holds a cart.
requestCart.set(request, "cart");
// @ts-expect-error Requests do not change.
request.path = "/elsewhere/";
