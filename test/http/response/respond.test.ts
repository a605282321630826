import assert from "node:assert/strict";
import { test } from "node:test";
import { HttpResponse, neverCache, respond } from "#rooms/http";
import { errorCode } from "../error-code.ts";

test("each kind of response has its type, and a given one wins", () => {
  assert.equal(respond.html("<p>").headers.get("Content-Type"), "text/html; charset=utf-8");
  assert.equal(respond.text("a").headers.get("Content-Type"), "text/plain; charset=utf-8");
  assert.equal(respond.json({ a: 1 }).headers.get("Content-Type"), "application/json");
  const feed = respond.text("<feed/>", { status: 201, headers: { "content-type": "application/atom+xml" } });
  assert.deepEqual([feed.status, feed.headers.get("Content-Type")], [201, "application/atom+xml"]);
});

test("JSON of undefined is null", () => {
  assert.equal(respond.json(undefined).body, "null");
});

test("redirects go to paths and web addresses, encoded where that is needed", () => {
  const location = (to: string) => respond.redirect(to).headers.get("Location");
  assert.equal(location("/a/?q=%C3%A9&b=å ä"), "/a/?q=%C3%A9&b=%C3%A5%20%C3%A4");
  assert.equal(location("https://example.com/å"), "https://example.com/%C3%A5");
  assert.equal(location("?page=2"), "?page=2");
  assert.equal(location("/a\r\nX-Evil: 1"), "/a%0D%0AX-Evil:%201");
  assert.equal(location("/\ud800"), "/%EF%BF%BD");
  assert.equal(respond.redirect("/", { status: 303 }).status, 303);
});

test("a backslash, which browsers take for a slash, is encoded", () => {
  assert.equal(respond.redirect("/\\evil.example/").headers.get("Location"), "/%5Cevil.example/");
});

test("redirects to other schemes are refused", () => {
  for (const to of ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "ftp://example.com/"]) {
    assert.equal(
      errorCode(() => respond.redirect(to)),
      "http.redirect_unsafe",
      to,
    );
  }
});

test("vary names each header once, in any case", () => {
  const response = new HttpResponse(undefined, { headers: { Vary: "Accept" } });
  response.vary("Cookie", "accept");
  response.vary("cookie");
  assert.equal(response.headers.get("Vary"), "Accept, Cookie");
});

test("neverCache keeps a response out of every cache, in Django's words", () => {
  const response = neverCache(respond.text("secret"));
  assert.equal(response.headers.get("Cache-Control"), "max-age=0, no-cache, no-store, must-revalidate, private");
  assert.ok(Date.parse(response.headers.get("Expires") ?? "") <= Date.now());
});
