import assert from "node:assert/strict";
import { test } from "node:test";
import { cssReferences } from "../../../../src/contrib/staticfiles/references/css-references.ts";

/** The addresses that a style sheet names, source maps in brackets. */
function addresses(css: string): string[] {
  return cssReferences(Buffer.from(css).toString("latin1")).map(({ specifier, required }) =>
    required ? specifier : `[${specifier}]`,
  );
}

test("url() is found quoted, bare, in any case and with spaces", () => {
  const css = `a { background: url("a.png") , url('b.png'), URL( c.png ), url(\n"d.png" ) } b{src:url(e.woff2)format("woff2")}`;
  assert.deepEqual(addresses(css), ["a.png", "b.png", "c.png", "d.png", "e.woff2"]);
});

test("@import is found as a string and as url(), with layers, conditions and media", () => {
  const css = `@import "a.css";@IMPORT 'b.css' screen;@import url(c.css) layer(x) supports(display: grid);@import url("d.css");`;
  assert.deepEqual(addresses(css), ["a.css", "b.css", "c.css", "d.css"]);
});

test("the strings of image-set() are found, those of type() in it are not", () => {
  const css = `a { background: image-set("a.png" 1x, url(b.png) 2x, "c.avif" type("image/avif")) }
    b { background: -webkit-image-set('d.png' 1x) }`;
  assert.deepEqual(addresses(css), ["a.png", "b.png", "c.avif", "d.png"]);
});

test("comments and strings are not taken for references", () => {
  const css = `/* url(no.png) @import "no.css"; */ a::after { content: "url(no.png) /*"; } b { background: url(yes.png) /* " */ }
    c { content: 'it\\'s @import "no.css"' } @charset "utf-8"; @namespace svg "http://www.w3.org/2000/svg";`;
  assert.deepEqual(addresses(css), ["yes.png"]);
});

test("functions and words that only end in url are none", () => {
  assert.deepEqual(addresses("a { x: my-url(no.png); y: -url(no.png); --z: src-url(no) }"), []);
});

test("escapes and letters beyond ASCII are resolved", () => {
  assert.deepEqual(
    addresses(String.raw`a{b:url(a\ b\(1\).png);c:url("\66 oo.png");d:url("é\"x.png");e:url(grün.png)}`),
    ["a b(1).png", "foo.png", 'é"x.png', "grün.png"],
  );
});

test("the place of a reference is that of its bytes", () => {
  const css = Buffer.from('/* ü */ a { background: url("ö.png") }').toString("latin1");
  const [reference] = cssReferences(css);
  assert.equal(Buffer.from(css.slice(reference?.start, reference?.end), "latin1").toString(), "ö.png");
});

test("a source map is found, and may be missing", () => {
  assert.deepEqual(addresses("a{}\n/*# sourceMappingURL=a.css.map */"), ["[a.css.map]"]);
  assert.deepEqual(addresses('a{content:"/*# sourceMappingURL=a.css.map */"}'), []);
});

test("what is cut or endless ends, and quickly", () => {
  for (const css of [
    "a{b:url(",
    'a{b:url("x',
    "/* ",
    `a{b:url(${"\\".repeat(50_000)}`,
    "(".repeat(100_000),
    "@import",
  ]) {
    assert.deepEqual(addresses(css), []);
  }
});
