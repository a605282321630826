import type { Readable } from "node:stream";
import { html } from "#rooms/html";
import {
  allowSources,
  defineRequestKey,
  type ErrorPages,
  type HttpRequest,
  type HttpResponse,
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

declare const response: HttpResponse;
allowSources(response, { "img-src": ["https://images.example.com", "data:"], "script-src": ["'nonce-abc'"] });
// @ts-expect-error Inline code is never let in wholesale.
allowSources(response, { "script-src": ["'unsafe-inline'"] });
// @ts-expect-error A script could come in an address.
allowSources(response, { "script-src": ["data:"] });
// @ts-expect-error Anything on the way could change it.
allowSources(response, { "img-src": ["http://images.example.com"] });
// @ts-expect-error There is no such directive.
allowSources(response, { "image-src": ["https://images.example.com"] });

export const errorPages: ErrorPages = { 404: ({ path }, { detail }) => html`<h1>${path}</h1>${detail}` };
// @ts-expect-error There is no such page.
export const noErrorPages: ErrorPages = { 200: () => html`` };

export async function upload({ files, parts }: HttpRequest): Promise<Readable | undefined> {
  for await (const part of parts()) {
    if (part.kind === "file") return part.stream;
    // @ts-expect-error A field is no file.
    part.stream;
  }
  return (await files()).get("photo")?.[0]?.stream();
}
