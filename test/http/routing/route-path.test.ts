import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  escapeLeadingSlashes,
  fillRoutePath,
  parseRoutePath,
  readParams,
  routerPattern,
} from "../../../src/http/routing/route-path.ts";
import { errorCode } from "../error-code.ts";

test("a path falls into literals and parameters with their converters", () => {
  assert.deepEqual(parseRoutePath("/posts/:year<int>/:slug/"), [
    "posts",
    { name: "year", converter: "int" },
    { name: "slug", converter: "str" },
    "",
  ]);
});

test("malformed paths are refused with the reason", () => {
  const problems: readonly (readonly [string, RegExp])[] = [
    ["posts/", /does not start with a slash/],
    ["/:1st/", /":1st" is no parameter/],
    ["/:id<integer>/", /no converter "integer"/],
    ["/:id<__proto__>/", /no converter/],
    ["/:rest<path>/x/", /must come last/],
    ["/:a/:a/", /appears twice/],
    ["/a b/", /characters that an address cannot have/],
    ["/*", /characters that an address cannot have/],
  ];
  for (const [path, message] of problems)
    assert.throws(() => parseRoutePath(path), { code: "http.route_invalid", message });
});

test("paths that match the same addresses have the same pattern, whatever their parameters are called", () => {
  assert.equal(routerPattern(parseRoutePath("/:a/x/")), routerPattern(parseRoutePath("/:b/x/")));
  assert.notEqual(routerPattern(parseRoutePath("/:a/")), routerPattern(parseRoutePath("/:a<int>/")));
});

test("matched texts become named, converted values", () => {
  const path = parseRoutePath("/:year<int>/:rest<path>");
  assert.deepEqual(readParams(path, { p0: "2026", "*": "a/b" }), { year: 2026, rest: "a/b" });
});

test("a text that does not fit its converter is no match", () => {
  assert.equal(readParams(parseRoutePath("/:slug/"), { p0: "" }), undefined);
  assert.equal(readParams(parseRoutePath("/:slug/"), { p0: "a/b" }), undefined);
  assert.equal(readParams(parseRoutePath("/:id<int>/"), { p0: "9".repeat(16) }), undefined);
});

test("filling a path in encodes what an address cannot hold", () => {
  assert.equal(
    fillRoutePath("x", parseRoutePath("/tags/:name/"), { name: "å ä/?".replace("/", "") }),
    "/tags/%C3%A5%20%C3%A4%3F/",
  );
});

test("filling a path in refuses missing, unknown and unfitting parameters", () => {
  const path = parseRoutePath("/:id<int>/");
  for (const params of [{}, { id: 1, more: 2 }, { id: "x" }, { id: -1 }]) {
    assert.equal(
      errorCode(() => fillRoutePath("blog:detail", path, params)),
      "http.no_reverse_match",
    );
  }
});

test("a filled path never names another host", () => {
  assert.equal(fillRoutePath("x", parseRoutePath("/:rest<path>"), { rest: "/evil.example/" }), "/%2Fevil.example/");
  assert.equal(escapeLeadingSlashes("///x"), "/%2F/x");
  assert.equal(escapeLeadingSlashes("/x//y"), "/x//y");
});

test("whatever fills a parameter is read back from the address", () => {
  const path = parseRoutePath("/:name/");
  const text = fc.string({ minLength: 1, unit: "grapheme" }).filter((value) => !value.includes("/"));
  fc.assert(
    fc.property(text, (name) => {
      const segment = decodeURIComponent(fillRoutePath("x", path, { name }).slice(1, -1));
      assert.deepEqual(readParams(path, { p0: segment }), { name });
    }),
  );
});
