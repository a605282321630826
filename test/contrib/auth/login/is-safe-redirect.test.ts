import assert from "node:assert/strict";
import { test } from "node:test";
import { isSafeRedirect } from "../../../../src/contrib/auth/login/is-safe-redirect.ts";

const request = { scheme: "http", host: "127.0.0.1:8000" } as const;

test("accepts addresses of the site itself", () => {
  for (const address of ["/admin/", "/admin/?q=a//b", "?page=2", "page/", "/blog/ünï?a=1", "http://127.0.0.1:8000/x"]) {
    assert.equal(isSafeRedirect(address, request), true, address);
  }
});

test("refuses whatever a browser would follow to another place", () => {
  const elsewhere = [
    "http://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    " //evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "http:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "http://127.0.0.1:8000@evil.example/",
    "http://127.0.0.1:9000/",
    "https://127.0.0.1:8000/",
    "ftp://127.0.0.1:8000/",
    "http://[::1",
    "",
  ];
  for (const address of elsewhere) assert.equal(isSafeRedirect(address, request), false, JSON.stringify(address));
});
