import assert from "node:assert/strict";
import { test } from "node:test";
import { HttpResponse } from "#rooms/http";
import { serializeCookie } from "../../../src/http/response/set-cookie.ts";
import { errorCode } from "../error-code.ts";

test("a cookie has Django's attributes in Django's order", () => {
  const cookie = serializeCookie("sessionid", "abc", {
    maxAge: 1_209_600,
    httpOnly: true,
    secure: true,
    domain: "example.com",
  });
  const [before, after] = cookie.split(/expires=[^;]+; /);
  assert.equal(before, "sessionid=abc; Domain=example.com; ");
  assert.equal(after, "HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax; Secure");
  const [, expires = ""] = /expires=([^;]+)/.exec(cookie) ?? [];
  assert.match(expires, /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  assert.ok(Date.parse(expires) > Date.now() + 1_209_000_000);
});

test("a cookie without an age lasts as long as the browser", () => {
  assert.equal(serializeCookie("a", "1"), "a=1; Path=/; SameSite=Lax");
});

test("deleting a cookie writes what Django writes", () => {
  const response = new HttpResponse();
  response.deleteCookie("sessionid");
  assert.deepEqual(response.cookies, [
    'sessionid=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax',
  ]);
});

test("nothing given can break out of its place", () => {
  const attempts: readonly (() => string)[] = [
    () => serializeCookie("a", "1; Path=/evil"),
    () => serializeCookie("a", "1\r\nX: y"),
    () => serializeCookie("a", "å"),
    () => serializeCookie("a", "1,2"),
    () => serializeCookie("a=b", "1"),
    () => serializeCookie("", "1"),
    () => serializeCookie("a", "1", { path: "/; HttpOnly" }),
    () => serializeCookie("a", "1", { path: "nowhere" }),
    () => serializeCookie("a", "1", { domain: "example.com; Secure" }),
  ];
  for (const attempt of attempts) assert.equal(errorCode(attempt), "http.cookie_invalid", String(attempt));
});

test("a second cookie replaces the first of the same name, path and domain only", () => {
  const response = new HttpResponse();
  response.setCookie("a", "1");
  response.setCookie("a", "2");
  response.setCookie("a", "3", { path: "/admin/" });
  assert.deepEqual(
    response.cookies.map((cookie) => cookie.split(";")[0]),
    ["a=2", "a=3"],
  );
});
