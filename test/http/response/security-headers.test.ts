import assert from "node:assert/strict";
import { test } from "node:test";
import { type InjectRequest, respond, route, type SiteSettings } from "#rooms/http";
import { testSite } from "../support.ts";

const routes = [
  route.get("/", {}, () => respond.text("page")),
  route.get("/framed/", {}, () => {
    const headers = { "x-frame-options": "SAMEORIGIN", "Content-Security-Policy": "frame-ancestors 'self'" };
    return respond.text("page", { headers });
  }),
  route.get("/elsewhere/", {}, () => respond.redirect("/")),
  route.get("/boom/", {}, () => {
    throw new Error("boom");
  }),
];

async function headersOf(request: InjectRequest, settings: Partial<SiteSettings> = {}) {
  const site = await testSite(routes, { settings });
  const { headers } = await site.inject(request);
  await site.close();
  return headers;
}

test("every answer carries the security headers, whatever it is", async () => {
  const requests: readonly InjectRequest[] = [
    { target: "/" },
    { target: "/", method: "HEAD" },
    { target: "/", method: "OPTIONS" },
    { target: "/", method: "POST" },
    { target: "/", headers: { Host: "evil.example" } },
    { target: "/elsewhere/" },
    { target: "/framed" },
    { target: "/boom/" },
    { target: "/nope/" },
    { target: "/%ff" },
    { target: "/healthz" },
    { target: "/readyz" },
  ];
  for (const request of requests) {
    const headers = await headersOf(request);
    assert.equal(headers["x-frame-options"], "DENY", request.target);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "same-origin");
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.match(String(headers["x-request-id"]), /^[0-9a-f-]{36}$/);
    const policy = String(headers["content-security-policy"]);
    assert.match(policy, /^default-src 'self'; /);
    assert.doesNotMatch(policy, /unsafe|\*|data:/);
  }
});

test("a response's own headers win, in any case", async () => {
  const headers = await headersOf({ target: "/framed/" });
  assert.equal(headers["x-frame-options"], "SAMEORIGIN");
  assert.equal(headers["content-security-policy"], "frame-ancestors 'self'");
});

test("browsers are told to insist on https only over https and only if it is configured", async () => {
  const https = { target: "/", headers: { "X-Forwarded-Proto": "https" } };
  const settings = { TRUSTED_PROXIES: ["127.0.0.1"], SECURE_HSTS_SECONDS: 3600 };
  assert.equal((await headersOf(https, settings))["strict-transport-security"], "max-age=3600");
  assert.equal((await headersOf({ target: "/" }, settings))["strict-transport-security"], undefined);
  assert.equal(
    (await headersOf(https, { ...settings, SECURE_HSTS_SECONDS: 0 }))["strict-transport-security"],
    undefined,
  );
  assert.equal((await headersOf(https, { ...settings, TRUSTED_PROXIES: [] }))["strict-transport-security"], undefined);
});

test("browsers are told to insist for subdomains, and that the domain may be preloaded, as configured", async () => {
  const https = { target: "/", headers: { "X-Forwarded-Proto": "https" } };
  const settings = { TRUSTED_PROXIES: ["127.0.0.1"], SECURE_HSTS_SECONDS: 3600 };
  const all = { ...settings, SECURE_HSTS_INCLUDE_SUBDOMAINS: true, SECURE_HSTS_PRELOAD: true };
  assert.equal((await headersOf(https, all))["strict-transport-security"], "max-age=3600; includeSubDomains; preload");
});

test("http is redirected to https if it is configured: of allowed hosts, health paths left alone", async () => {
  const settings = { SECURE_SSL_REDIRECT: true, TRUSTED_PROXIES: ["127.0.0.1"] };
  const site = await testSite(routes, { settings });
  const ask = async (target: string, headers: Readonly<Record<string, string>> = {}, method = "GET") => {
    const answer = await site.inject({ target, headers, method });
    return [answer.status, answer.headers.location, answer.headers["x-frame-options"]];
  };
  assert.deepEqual(await ask("/?a=%C3%A9"), [301, "https://localhost/?a=%C3%A9", "DENY"]);
  assert.deepEqual(await ask("//evil.example/"), [301, "https://localhost//evil.example/", "DENY"]);
  assert.deepEqual(await ask("/nope", {}, "POST"), [301, "https://localhost/nope", "DENY"]);
  assert.deepEqual(await ask("/", { "X-Forwarded-Proto": "https" }), [200, undefined, "DENY"]);
  assert.deepEqual(await ask("/", { Host: "evil.example" }), [400, undefined, "DENY"]);
  assert.deepEqual(await ask("/healthz"), [200, undefined, "DENY"]);
  await site.close();
});

test("every answer says how long it is, and every text in which encoding", async () => {
  const requests: readonly InjectRequest[] = [
    { target: "/" },
    { target: "/", method: "HEAD" },
    { target: "/", method: "POST" },
    { target: "/", method: "PROPFIND" },
    { target: "/", headers: { Host: "evil.example" } },
    { target: "/", headers: { Host: "" } },
    { target: "/elsewhere/" },
    { target: "/framed" },
    { target: "/boom/" },
    { target: "/nope/" },
    { target: "/nope/", headers: { Accept: "application/json" } },
    { target: "/%ff" },
    { target: "/healthz" },
  ];
  for (const DEBUG of [false, true]) {
    for (const request of requests) {
      const headers = await headersOf(request, { DEBUG });
      assert.match(String(headers["content-length"]), /^\d+$/, JSON.stringify(request));
      const type = headers["content-type"];
      if (headers.location === undefined) assert.match(String(type), /; charset=utf-8$|json$/, JSON.stringify(request));
    }
  }
});

test("nothing tells what the server is made of", async () => {
  const headers = await headersOf({ target: "/" });
  assert.deepEqual([headers.server, headers["x-powered-by"]], [undefined, undefined]);
});
