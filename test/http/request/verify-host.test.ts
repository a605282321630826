import assert from "node:assert/strict";
import { test } from "node:test";
import { verifyHost } from "../../../src/http/request/verify-host.ts";
import { errorCode } from "../error-code.ts";
import { siteSettings } from "../support.ts";

function isAllowed(host: string, ALLOWED_HOSTS: readonly string[], DEBUG = false): boolean {
  return errorCode(() => verifyHost(host, ["Host", host], { ...siteSettings, ALLOWED_HOSTS, DEBUG })) === undefined;
}

test("a name is allowed exactly, in any case, with a port or a final dot", () => {
  const allowed = ["Example.com"];
  for (const host of ["example.com", "EXAMPLE.com", "example.com:8000", "example.com."])
    assert.ok(isAllowed(host, allowed), host);
  for (const host of ["www.example.com", "example.com.evil.example", "notexample.com"]) {
    assert.ok(!isAllowed(host, allowed), host);
  }
});

test("a leading dot allows the name and all its subdomains", () => {
  for (const host of ["example.com", "a.example.com", "a.b.example.com"])
    assert.ok(isAllowed(host, [".example.com"]), host);
  assert.ok(!isAllowed("notexample.com", [".example.com"]));
});

test("a star allows every well-formed name, and IPv6 addresses are names", () => {
  assert.ok(isAllowed("anything.example", ["*"]));
  assert.ok(isAllowed("[::1]:8000", ["[::1]"]));
});

test("malformed names are refused even where everything is allowed", () => {
  for (const host of [
    "",
    "a b",
    "a/b",
    "user@example.com",
    "example.com:port",
    "example.com, evil.example",
    "[::1",
    "a\tb",
  ]) {
    assert.ok(!isAllowed(host, ["*"]), JSON.stringify(host));
  }
});

test("without ALLOWED_HOSTS this machine is allowed in DEBUG and nothing otherwise", () => {
  for (const host of ["localhost", "blog.localhost:8000", "127.0.0.1", "[::1]"]) {
    assert.ok(isAllowed(host, [], true), host);
    assert.ok(!isAllowed(host, [], false), host);
  }
  assert.ok(!isAllowed("example.com", [], true));
});

test("a second Host header is refused even if both are allowed", () => {
  const raw = ["Host", "example.com", "X-Other", "host", "hOST", "example.com"];
  assert.throws(() => verifyHost("example.com", raw, siteSettings), {
    code: "http.host_refused",
    message: /more than once/,
  });
});

test("the error tells the developer what to add", () => {
  assert.throws(() => verifyHost("evil.example", ["Host", "evil.example"], siteSettings), {
    message: 'The Host header "evil.example" is not allowed.',
    hint: 'If this name is yours, add "evil.example" to ALLOWED_HOSTS.',
  });
});
