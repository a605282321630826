import assert from "node:assert/strict";
import { after, describe, it, test } from "node:test";
import { runInContext } from "#rooms/context";
import { createRouteTable, currentRoutes, mount, respond, reverse, route } from "#rooms/http";
import { errorCode } from "../error-code.ts";
import { testSite } from "../support.ts";

const blog = [
  route.get("/", { name: "index" }, () => respond.text("index")),
  route.get("/:slug/", { name: "detail" }, ({ params }) => respond.text(`post ${params.slug}`)),
  route.get("/archive/:year<int>/", { name: "archive" }, ({ params }) => respond.json(params)),
  route.get("/edit/", { name: "edit" }, () => respond.text("form")),
  route.post("/edit/", { name: "edit", csrf: "exempt" }, () => respond.text("saved")),
];

test("mount puts prefix and namespace before paths and names", () => {
  const [, detail] = mount("/site/", { namespace: "site" }, mount("/blog/", { namespace: "blog" }, blog));
  assert.equal(detail?.path, "/site/blog/:slug/");
  assert.equal(detail?.name, "site:blog:detail");
});

test("mount without a namespace leaves names alone, and a prefix needs both slashes", () => {
  assert.equal(mount("/blog/", {}, blog)[0]?.name, "index");
  for (const prefix of ["blog/", "/blog", ""])
    assert.equal(
      errorCode(() => mount(prefix, {}, blog)),
      "http.route_invalid",
    );
});

test("the same method and address twice is refused, under whatever parameter names", () => {
  const twice = [route.get("/:a/", {}, () => respond.text("")), route.get("/:b/", {}, () => respond.text(""))];
  assert.equal(
    errorCode(() => createRouteTable(twice)),
    "http.route_duplicate",
  );
});

test("one name for two paths is refused, for two methods of one path it is not", () => {
  const clash = [
    route.get("/a/", { name: "x" }, () => respond.text("")),
    route.get("/b/", { name: "x" }, () => respond.text("")),
  ];
  assert.equal(
    errorCode(() => createRouteTable(clash)),
    "http.route_name_taken",
  );
  assert.equal(
    errorCode(() => createRouteTable(blog)),
    undefined,
  );
});

test("reverse finds the address of a name in the running site", () => {
  const table = createRouteTable(mount("/blog/", { namespace: "blog" }, blog));
  runInContext([currentRoutes.with(table)], () => {
    assert.equal(reverse("blog:detail", { slug: "first-post" }), "/blog/first-post/");
    assert.equal(reverse("blog:archive", { year: 2026 }), "/blog/archive/2026/");
    assert.throws(() => reverse("nothing"), { code: "http.no_reverse_match", message: /blog:archive, blog:detail/ });
    assert.throws(() => reverse("blog:detial"), { code: "http.no_reverse_match", message: /mean "blog:detail"/ });
  });
  assert.equal(
    errorCode(() => reverse("blog:index")),
    "context.missing",
  );
});

describe("a site with routes", async () => {
  const catchAll = route.get("/files/:rest<path>", {}, ({ params }) => respond.text(params.rest));
  const site = await testSite([...mount("/blog/", { namespace: "blog" }, blog), catchAll]);
  after(() => site.close());
  const get = async (target: string, method = "GET") => {
    const { status, text, headers } = await site.inject({ target, method });
    return { status, text, location: headers.location, allow: headers.allow };
  };

  it("gives handlers typed and decoded parameters", async () => {
    assert.equal((await get("/blog/caf%C3%A9/")).text, "post café");
    assert.equal((await get("/blog/archive/2026/")).text, '{"year":2026}');
    assert.equal((await get("/files/a/b%20c")).text, "a/b c");
  });

  it("prefers literals to parameters", async () => {
    assert.equal((await get("/blog/edit/")).text, "form");
  });

  it("answers 404 where nothing matches, an encoded slash and an empty parameter included", async () => {
    for (const target of [
      "/",
      "/nope/",
      "/blog/archive/x/",
      "/blog/a%2Fb/",
      "/blog//",
      "/files/",
      `/blog/archive/${"9".repeat(99)}/`,
    ]) {
      assert.equal((await get(target)).status, 404, target);
    }
  });

  it("accepts parameters as long as a request line", async () => {
    assert.equal((await get(`/blog/${"x".repeat(8000)}/`)).status, 200);
  });

  it("redirects to the slash that is missing and keeps the query", async () => {
    for (const method of ["GET", "HEAD"]) {
      const { status, location } = await get("/blog/edit?next=%2F&a=%C3%A9", method);
      assert.deepEqual({ status, location }, { status: 301, location: "/blog/edit/?next=%2F&a=%C3%A9" });
    }
    assert.equal((await get("/blog/caf%C3%A9")).location, "/blog/caf%C3%A9/");
  });

  it("does not redirect to a slash that leads nowhere", async () => {
    assert.equal((await get("/nope")).status, 404);
    assert.equal((await get("/blog/archive/x")).status, 404);
  });

  it("never redirects to another host", async () => {
    const open = await testSite([
      route.get("/:name/:more/", {}, () => respond.text("")),
      route.get("/:rest/", {}, () => respond.text("")),
    ]);
    const { status, headers } = await open.inject({ target: "//evil.example" });
    assert.deepEqual([status, headers.location], [404, undefined]);
    await open.close();
  });

  it("answers a POST without its slash with an error, since a redirect would lose the data", async () => {
    const { status, location } = await get("/blog/edit", "POST");
    assert.deepEqual([status, location], [404, undefined]);
  });

  it("answers other methods with 405 and those that are allowed", async () => {
    const { status, allow } = await get("/blog/edit/", "DELETE");
    assert.deepEqual([status, allow], [405, "GET, HEAD, POST, OPTIONS"]);
  });

  it("answers OPTIONS from the routes", async () => {
    const { status, allow, text } = await get("/blog/edit/", "OPTIONS");
    assert.deepEqual([status, allow, text], [204, "GET, HEAD, POST, OPTIONS", ""]);
  });

  it("answers HEAD like GET, without the body", async () => {
    const { status, text, headers } = await site.inject({ target: "/blog/edit/", method: "HEAD" });
    assert.deepEqual([status, text, headers["content-length"]], [200, "", "4"]);
  });

  it("answers methods that it does not know with 501", async () => {
    assert.equal((await get("/blog/edit/", "PROPFIND")).status, 501);
  });
});
