import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { currentRequest, mount, respond, reverse, route, type Site } from "#rooms/http";
import { exchange, head, listen, testSite } from "../support.ts";

describe("an address made to mislead", () => {
  let site: Site;
  let port: number;
  before(async () => {
    const admin = [
      route.get("/", {}, () => respond.text("admin")),
      route.get("/:id<int>/", {}, () => respond.text("row")),
    ];
    site = await testSite([
      ...mount("/admin/", {}, admin),
      route.get("/files/:rest<path>", {}, ({ params }) => respond.json(params.rest)),
      route.get("/:slug/", { name: "slug" }, ({ params }) => respond.json(params.slug)),
      route.get("/:one/:two/", { name: "pair" }, ({ params }) => respond.json(params)),
      route.get("/reversed/:slug/back/", {}, ({ params }) => respond.redirect(reverse("slug", params))),
      route.get("/host/", {}, () => respond.json([currentRequest.get().host, currentRequest.get().path])),
    ]);
    port = await listen(site);
  });
  after(() => site.close());

  const ask = async (target: string, headers: Readonly<Record<string, string>> = {}) => {
    const { status, headers: answered, text } = await site.inject({ target, headers });
    return { status, location: answered.location, text };
  };
  const raw = (line: string, ...headers: readonly string[]) => exchange(port, head(line, ...headers));

  it("is refused with a NUL in it, however it is written", async () => {
    for (const target of ["/%00/", "/a%00b/", "/files/a%00.txt", "/a/?q=%00", "/a%00"]) {
      assert.equal((await ask(target)).status, 400, target);
    }
    assert.match(await raw("GET /a\0b/ HTTP/1.1"), /^HTTP\/1\.1 400 /);
  });

  it("is refused where its percent encoding is broken or overlong", async () => {
    for (const target of ["/%/", "/%zz/", "/%c0%af/", "/%e0%80%af/", "/%ff/", "/%ed%a0%80/", "/%f8%88%80%80%80/"]) {
      assert.equal((await ask(target)).status, 400, target);
    }
  });

  it("is decoded once, and no segment gains a slash by it", async () => {
    assert.equal((await ask("/%252e%252e/")).text, '"%2e%2e"');
    assert.equal((await ask("/a%2Fb/")).status, 404);
    assert.equal((await ask("/a%5Cb/")).text, '"a\\\\b"');
  });

  it("reaches nothing by dots that a plain address does not reach", async () => {
    const bodyOf = async (target: string) => (await raw(`GET ${target} HTTP/1.1`)).split("\r\n\r\n")[1];
    for (const target of [
      "/public/../admin/",
      "/public/%2e%2e/admin/",
      "/./admin/",
      "/public/..%2fadmin/",
      "/%2e/admin/",
    ]) {
      assert.notEqual(await bodyOf(target), "admin", target);
    }
    assert.equal(
      await bodyOf("/files/../../etc/passwd"),
      '"../../etc/passwd"',
      "as it was written, for who reads files",
    );
  });

  it("is the same for the router as for the handler in absolute form", async () => {
    assert.match(await raw("GET http://localhost/host/ HTTP/1.1"), /\["localhost","\/host\/"\]/);
    assert.match(await raw("GET http://evil.example/host/ HTTP/1.1"), /^HTTP\/1\.1 400 /);
    assert.match(await raw("GET http://localhost@evil.example/host/ HTTP/1.1"), /^HTTP\/1\.1 400 /);
  });

  it("never redirects to another site by a slash", async () => {
    const targets = ["//evil.example", "//evil.example/a", "///evil.example", "/\\evil.example", "/%5Cevil.example"];
    for (const target of [
      ...targets,
      "/%2Fevil.example",
      "/%09//evil.example",
      "/;//evil.example",
      "/.//evil.example/x",
    ]) {
      const { location } = await ask(target);
      if (location === undefined) continue;
      const url = new URL(String(location), "http://localhost/");
      assert.equal(url.host, "localhost", `${target} → ${location}`);
    }
    const answer = await raw("GET //evil.example/a HTTP/1.1");
    const [, location = "/"] = /Location: (.*)\r\n/.exec(answer) ?? [];
    assert.equal(new URL(location, "http://localhost/").host, "localhost", location);
  });

  it("never redirects to another site by a parameter of a reversed route", async () => {
    for (const slug of ["%5C%5Cevil.example", "%5Cevil.example", "..", "%0d%0aSet-Cookie:%20a=b", "%09evil.example"]) {
      const { location } = await ask(`/reversed/${slug}/back/`);
      assert.equal(new URL(String(location), "http://localhost/").host, "localhost", String(location));
      assert.doesNotMatch(String(location), /[\r\n\t\\]/);
    }
  });

  it("answers what is longer than its limit, and what is just shorter", async () => {
    assert.match(await raw(`GET /${"a".repeat(16_384)}/ HTTP/1.1`), /^HTTP\/1\.1 431 /);
    assert.match(await raw(`GET /${"a".repeat(15_000)}/ HTTP/1.1`), /^HTTP\/1\.1 200 /);
    assert.match(await raw(`GET /${"a/".repeat(7_000)} HTTP/1.1`), /^HTTP\/1\.1 404 /);
  });
});

describe("a Host header made to mislead", () => {
  let site: Site;
  let port: number;
  before(async () => {
    const settings = { ALLOWED_HOSTS: ["localhost", ".example.com"] };
    site = await testSite([route.get("/", {}, ({ host }) => respond.text(host))], { settings });
    port = await listen(site);
  });
  after(() => site.close());

  const statusFor = async (...hosts: readonly string[]) => {
    const lines = ["GET / HTTP/1.1", ...hosts.map((host) => `Host: ${host}`), "Connection: close", "", ""];
    return /^HTTP\/1\.1 (\d+)/.exec(await exchange(port, lines.join("\r\n")))?.[1];
  };

  it("is refused: other names, lookalikes, user info, paths, several names, none", async () => {
    const hosts = [
      "evil.example",
      "localhost.evil.example",
      "evil-example.com",
      "notexample.com",
      "example.com.evil",
      "localhost@evil.example",
      "evil.example@localhost",
      "localhost:80@evil.example",
      "localhost/evil",
      "localhost?evil",
      "localhost#evil",
      "localhost\\evil.example",
      "localhost, evil.example",
      "localhost evil.example",
      "localhost:port",
      "localhost:123456",
      "localhost:",
      ":80",
      "[::1",
      "<script>.example.com",
      "exämple.com",
      "",
    ];
    for (const host of hosts) assert.equal(await statusFor(host), "400", host);
    assert.equal(await statusFor("localhost", "evil.example"), "400");
    assert.equal(await statusFor("localhost", "localhost"), "400");
    assert.equal(await statusFor(), "400");
  });

  it("passes in any case, with its port, its final dot, and as a listed subdomain", async () => {
    for (const host of ["localhost", "LOCALHOST:8000", "localhost.", "example.com", "a.b.example.com:443"]) {
      assert.equal(await statusFor(host), "200", host);
    }
  });

  it("is the only one that counts", async () => {
    for (const name of ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL"]) {
      const { text } = await site.inject({ target: "/", headers: { [name]: "evil.example" } });
      assert.equal(text, "localhost", name);
    }
  });

  it("is refused with a fragment, where a router would stop reading", async () => {
    for (const target of ["/#/admin/", "/?q=1#x"]) {
      const answer = await exchange(port, `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 400 /, target);
    }
  });

  it("cannot hide behind more headers than Node counts", async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => `${index.toString(36)}:`);
    const lines = ["GET / HTTP/1.1", "Host: localhost", ...many, "Host: evil.example", "Connection: close", "", ""];
    assert.match(await exchange(port, lines.join("\r\n")), /^HTTP\/1\.1 431 /);
  });
});
