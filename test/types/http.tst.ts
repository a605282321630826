import { defineForm, type Field, field } from "#rooms/forms";
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

const form = defineForm({
  title: field.char(),
  rank: field.integer(),
  limit: field.integer({ required: false }),
  status: field.choice({ draft: "Draft", published: "Published" }),
  genre: field.choice({ prose: "Prose" }, { required: false }),
  stay: field.boolean({ required: false }),
});
const bound = await form.bind(new URLSearchParams());
if (bound.valid) {
  const values = bound.values;
  type Values = typeof values;
  const checked: [
    Expect<Equal<Values["title"], string>>,
    Expect<Equal<Values["rank"], number>>,
    Expect<Equal<Values["limit"], number | undefined>>,
    Expect<Equal<Values["status"], "draft" | "published">>,
    Expect<Equal<Values["genre"], "prose" | undefined>>,
    Expect<Equal<Values["stay"], boolean>>,
  ] = [true, true, true, true, true, true];
  console.log(checked);
} else {
  // @ts-expect-error A form with errors has no values.
  console.log(bound.values);
}
// @ts-expect-error There is no such field.
console.log(bound.fields.titel);
// @ts-expect-error The initial value has another type.
form.blank({ rank: "first" });

// A third party's field is a field like ours.
export const colour: Field<{ readonly red: number }> = {
  label: "Colour",
  help: undefined,
  required: true,
  clean: (texts) => ({ valid: true, value: { red: texts.length } }),
  format: ({ red }) => String(red),
  renderControl: ({ id, name }) => html`<input type="color" id="${id}" name="${name}">`,
};
defineForm({ colour });
