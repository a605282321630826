import assert from "node:assert/strict";
import { test } from "node:test";
import { action, adminFor, column } from "#rooms/contrib/admin";
import { Visitor } from "../visitor.ts";
import { blogApp, Category, Comment, openNewsroom, Post, Tag } from "./newsroom.ts";

/** Everybody sees their own posts only, tags but the secret ones, and may change what is no longer a draft. */
const newsApp = blogApp(
  [
    adminFor(Category, { list: { search: ["name"] } }),
    adminFor(Tag, {
      list: { search: ["name"], query: (tags) => tags.exclude({ name__startswith: "secret" }) },
    }),
    adminFor(Comment, { list: { display: ["name", "post", "approved"], filters: ["post.category.name"] } }),
    adminFor(Post, {
      list: {
        display: [
          "title",
          "author",
          "category",
          "publishedAt",
          column("<b onclick=alert(1)>Size", ({ body }) => body, { empty: "<i>none</i>" }),
        ],
        filters: ["status", "tags", "author", "category", "publishedAt", "author.firstName"],
        search: ["title", "body", "author.username", "tags.name"],
        query: (posts, _request, user) => (user.isSuperuser ? posts : posts.filter({ author: user })),
      },
      form: { autocomplete: ["tags"] },
      permissions: { change: (_user, post) => post?.status !== "draft" },
      actions: [
        action({
          name: "empty",
          label: "<u>Empty</u>",
          permission: "change",
          run: async (posts, { addMessage }) => {
            const count = await posts.update({ body: "" });
            addMessage({ level: "info", content: `<em>${count}</em>` });
          },
        }),
      ],
    }),
  ],
  "Blog <script>alert('app')</script>",
);

const newsroom = await openNewsroom([newsApp]);
const { run, hire, visit } = newsroom;
const everything = ["add", "change", "delete", "view"].flatMap((verb) =>
  ["post", "tag", "comment", "category"].map((model) => `blog.${verb}_${model}`),
);
const ann = await hire("ann", ...everything, "auth.view_user");
const bob = await hire("bob", ...everything);
await hire("nobody");
await hire("reader", "blog.view_post");

const payloads = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "' onmouseover='alert(1)",
  "</textarea></title><svg onload=alert(1)>",
  "javascript:alert(1)",
  "{{7*7}}",
];

const ids = await run(async () => {
  const made: number[] = [];
  for (const [index, payload] of payloads.entries()) {
    const category = await Category.create({ name: payload });
    const tag = await Tag.create({ name: payload, slug: `t${index}` });
    const values = { title: payload, body: payload, slug: `p${index}`, status: "published" as const, category };
    const post = await Post.create({ ...values, author: index % 2 === 0 ? ann : bob });
    await post.related("tags").add(tag);
    await Comment.create({ post, name: payload, body: payload });
    made.push(Number(post.id));
  }
  await Tag.create({ name: "secret plan", slug: "secret" });
  ann.firstName = payloads[0] ?? "";
  await ann.save();
  return made;
});
const annsPosts = ids.filter((_, index) => index % 2 === 0);
const bobsPosts = ids.filter((_, index) => index % 2 === 1);

/** What would be markup if it were not escaped: of the data, of addresses and of declarations. */
const markup = [...payloads.slice(0, 4), "<script>alert('app')", "<b onclick", "<u>Empty", "<i>none", "<em>0"];

function assertEscaped(address: string, text: string): void {
  for (const raw of markup) assert.ok(!text.includes(raw), `${address}: ${raw}`);
}

test("text from the database, from addresses and from declarations is shown, never run", async () => {
  const chief = await visit("chief");
  const evil = encodeURIComponent(payloads[1] ?? "");
  for (const address of [
    ...["", "blog/", "blog/post/", "blog/tag/", "blog/comment/", "blog/category/", "auth/user/"],
    ...[`blog/post/?q=${evil}`, `blog/post/?author__first_name=${evil}`, `blog/post/?status__exact=${evil}`],
    "blog/post/?o=1&category__id__exact=1&tags__id__exact=1",
  ]) {
    const { status, text } = await chief.get(`/admin/${address}`);
    assert.equal(status, 200, address);
    assert.match(text, /&lt;script&gt;/, address);
    assertEscaped(address, text);
  }
  const question = await chief.post("/admin/blog/post/", { action: "delete_selected", select_across: "1" });
  assertEscaped("the question", question.text);
  await chief.post("/admin/blog/post/?q=nosuchpost", { action: "empty", select_across: "1" });
  const { text } = await chief.get("/admin/");
  assert.match(text, /&lt;em&gt;0&lt;\/em&gt;/);
  assertEscaped("the message", text);
});

test("SQL in any parameter is a value like any other", async () => {
  const chief = await visit("chief");
  const fragments = [
    ...["toString", "__proto__"],
    "'",
    "1' OR '1'='1",
    "1; DROP TABLE blog_post",
    '"',
    "\\",
    "%",
    "_",
    "$1",
    "--",
    "1) UNION SELECT 1",
    "\u0001",
  ];
  const names = [
    ...["q", "o", "p", "all", "e", "status", "status__exact", "tags__id__exact", "tags__id__in", "author__id__exact"],
    ...["published_at__gte", "published_at__year", "author__first_name", "title__icontains", "category__isnull", "id"],
  ];
  for (const name of names) {
    for (const fragment of fragments) {
      const query = new URLSearchParams([[name, fragment]]);
      const { status } = await chief.get(`/admin/blog/post/?${query}`);
      assert.ok([200, 302, 400].includes(status), `${query}: ${status}`);
    }
  }
  for (const fragment of fragments) {
    for (const name of ["approved__exact", "post__id__exact", "post__category__name"]) {
      const { status } = await chief.get(`/admin/blog/comment/?${new URLSearchParams([[name, fragment]])}`);
      assert.ok([200, 302].includes(status), `${name} ${fragment}: ${status}`);
    }
  }
  for (const fragment of fragments) {
    const query = new URLSearchParams([[fragment, "1"]]);
    assert.ok([302, 400].includes((await chief.get(`/admin/blog/post/?${query}`)).status), fragment);
    const { status } = await chief.post("/admin/blog/post/", { action: fragment, _selected_action: fragment });
    assert.equal(status, 302, fragment);
  }
  assert.equal(await run(() => Post.query().count()), payloads.length);
});

test("rows that somebody may not see are found by no page, filter, action or autocompletion", async () => {
  const visitor = await visit("ann");
  const seen = async (query: string) => {
    const { text } = await visitor.get(`/admin/blog/post/${query}`);
    return Array.from(text.matchAll(/name="_selected_action" value="(\d+)"/g), ([, id]) => Number(id)).sort();
  };
  for (const query of ["", "?all=", "?o=1", `?author__id__exact=${ann.id}`])
    assert.deepEqual(await seen(query), annsPosts);
  for (const query of [`?author__id__exact=${bob.id}`, "?q=bob", "?tags__id__exact=2", `?author__id__in=${bob.id}`]) {
    assert.deepEqual(await seen(query), []);
  }
  const { text } = await visitor.get("/admin/blog/post/?q=alert");
  assert.match(text, new RegExp(`\\(<a[^>]*>${annsPosts.length} total`), "totals do not tell of other rows");
  assert.ok(!text.includes("secret plan"), "filters name no row that may not be seen");
  for (const fields of [
    { _selected_action: bobsPosts.map(String) },
    { _selected_action: ids.map(String) },
    { select_across: "1" },
  ]) {
    await visitor.post("/admin/blog/post/", { action: "empty", ...fields });
    await visitor.post("/admin/blog/post/", {
      action: "delete_selected",
      post: "yes",
      _selected_action: bobsPosts.map(String),
    });
  }
  await run(async () => {
    const posts = await Post.filter({ author: bob }).orderBy("id").all();
    assert.deepEqual(
      posts.map(({ id }) => Number(id)),
      bobsPosts,
    );
    assert.ok(posts.every(({ body }) => body !== ""));
  });
  const field = "app_label=blog&model_name=post&field_name=tags";
  const found = JSON.parse((await visitor.get(`/admin/autocomplete/?${field}&term=secret`)).text);
  assert.deepEqual(found.results, []);
});

test("an action refuses all rows if one of them may not be changed", async () => {
  const [first] = bobsPosts;
  await run(() => Post.filter({ id: Number(first) }).update({ status: "draft", body: "kept" }));
  const visitor = await visit("bob");
  const { status } = await visitor.post("/admin/blog/post/", { action: "empty", select_across: "1" });
  assert.equal(status, 403);
  assert.ok((await run(() => Post.filter({ author: bob }).pluck("body"))).every((body) => body !== ""));
});

test("every address answers each method to each role as it should", async () => {
  const roles = {
    stranger: new Visitor(newsroom.site),
    nobody: await visit("nobody"),
    reader: await visit("reader"),
    bob: await visit("bob"),
  };
  const table: readonly (readonly [
    method: "get" | "post",
    address: string,
    stranger: number,
    nobody: number,
    reader: number,
    bob: number,
  ])[] = [
    ["get", "/admin/", 302, 200, 200, 200],
    ["get", "/admin/blog/", 302, 404, 200, 200],
    ["get", "/admin/nosuch/", 302, 404, 404, 404],
    ["get", "/admin/blog/post/", 302, 403, 200, 200],
    ["get", "/admin/blog/tag/", 302, 403, 403, 200],
    ["get", "/admin/blog/nosuch/", 302, 404, 404, 404],
    ["get", "/admin/auth/user/", 302, 403, 403, 403],
    ["get", "/admin/autocomplete/?app_label=blog&model_name=post&field_name=tags", 302, 403, 403, 200],
    ["post", "/admin/", 405, 405, 405, 405],
    ["post", "/admin/blog/", 405, 405, 405, 405],
    ["post", "/admin/blog/post/", 403, 403, 302, 302],
    ["post", "/admin/blog/tag/", 403, 403, 403, 302],
    ["post", "/admin/autocomplete/", 405, 405, 405, 405],
  ];
  for (const [method, address, ...expected] of table) {
    const found: number[] = [];
    for (const visitor of Object.values(roles)) found.push((await visitor[method](address)).status);
    assert.deepEqual([method, address, ...found], [method, address, ...expected]);
  }
});

test("an action takes the token of a form", async () => {
  const visitor = await visit("bob");
  const { status } = await visitor.post("/admin/blog/post/", {
    csrfmiddlewaretoken: "x",
    action: "empty",
    select_across: "1",
  });
  assert.equal(status, 403);
});
