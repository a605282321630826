import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeHtml } from "#rooms/html";

test("the five characters with a meaning are escaped, wherever they stand", () => {
  assert.equal(
    escapeHtml(`<a href="x">Tom & 'Jerry'</a>`),
    "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;",
  );
  assert.equal(escapeHtml("&"), "&amp;");
  assert.equal(escapeHtml("a<"), "a&lt;");
});

test("other text stays as it is", () => {
  for (const text of ["", "plain", "Ünïcödé 漢字 😀", "a`b=c/d", "\u2028\n\t"]) assert.equal(escapeHtml(text), text);
});

test("what is already escaped is escaped again, since it was meant as text", () => {
  assert.equal(escapeHtml("&lt;"), "&amp;lt;");
});
