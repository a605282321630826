import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { HttpResponse, respond, route, type Site } from "#rooms/http";
import { exchange, head, listen, testSite } from "../support.ts";

const injected = [
  "a\r\nX-Injected: 1",
  "a\nX-Injected: 1",
  "a\rX-Injected: 1",
  "a\r\n\r\n<script>",
  "a\0b",
  "a\u010aX-Injected: 1",
  "a\u560d\u560aX-Injected: 1",
];

describe("what a visitor sent, put into an answer", () => {
  let site: Site;
  let port: number;
  before(async () => {
    site = await testSite([
      route.get("/header/", {}, ({ query }) => {
        const response = respond.text("");
        response.headers.set("X-Echo", query.get("v") ?? "");
        return response;
      }),
      route.get("/name/", {}, ({ query }) => new HttpResponse("", { headers: { [query.get("v") ?? ""]: "1" } })),
      route.get("/type/", {}, ({ query }) => respond.text("", { headers: { "Content-Type": query.get("v") ?? "" } })),
      route.get("/cookie/", {}, ({ query }) => {
        const response = respond.text("");
        response.setCookie("echo", query.get("v") ?? "");
        return response;
      }),
      route.get("/cookie/path/", {}, ({ query }) => {
        const response = respond.text("");
        response.setCookie("echo", "1", { path: `/${query.get("v")}`, domain: "localhost" });
        return response;
      }),
      route.get("/redirect/", {}, ({ query }) => respond.redirect(query.get("v") ?? "")),
      route.get("/vary/", {}, ({ query }) => {
        const response = respond.text("");
        response.vary(query.get("v") ?? "");
        return response;
      }),
      route.get("/page/", {}, () => respond.text("page")),
    ]);
    port = await listen(site);
  });
  after(() => site.close());

  it("never begins a line of its own", async () => {
    for (const path of ["/header/", "/name/", "/type/", "/cookie/", "/cookie/path/", "/redirect/", "/vary/"]) {
      for (const value of injected) {
        const answer = await exchange(port, head(`GET ${path}?v=${encodeURIComponent(value)} HTTP/1.1`));
        const [headers = "", body = ""] = answer.split("\r\n\r\n");
        assert.doesNotMatch(headers, /^X-Injected/im, `${path} ${JSON.stringify(value)}`);
        assert.doesNotMatch(body, /<script>/);
        assert.match(headers, /^HTTP\/1\.1 (302|400|500) /, `${path} ${JSON.stringify(value)}`);
      }
    }
  });

  it("does not end a cookie, nor add attributes to it", async () => {
    for (const value of ["a; Domain=.evil.example", "a; Path=/", 'a"b', "a,b", "a b", "å"]) {
      const { status, cookies } = await site.inject({ target: `/cookie/?v=${encodeURIComponent(value)}` });
      assert.deepEqual([status, cookies], [500, []], value);
    }
  });

  it("is no request id unless a trusted proxy sent it, and then only a plain one", async () => {
    const idFor = async (id: string, trusted: boolean) => {
      const settings = { TRUSTED_PROXIES: trusted ? ["127.0.0.1"] : [] };
      const other = await testSite([], { settings });
      const { headers } = await other.inject({ target: "/", headers: { "X-Request-ID": id } });
      await other.close();
      return headers["x-request-id"];
    };
    assert.notEqual(await idFor("mine", false), "mine");
    assert.equal(await idFor("mine", true), "mine");
    for (const id of ["<script>", "a b", "a".repeat(129), "å", ""]) assert.notEqual(await idFor(id, true), id);
  });

  it("does not redirect to what a browser would run", async () => {
    for (const address of [
      "javascript:alert(1)",
      " javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "data:text/html,x",
      "vbscript:x",
    ]) {
      const { status } = await site.inject({ target: `/redirect/?v=${encodeURIComponent(address)}` });
      assert.equal(status, 500, address);
    }
    for (const address of ["java\nscript:alert(1)", "\u0001javascript:alert(1)", "java\tscript:alert(1)"]) {
      const { status, headers } = await site.inject({ target: `/redirect/?v=${encodeURIComponent(address)}` });
      if (status === 500) continue;
      const url = new URL(String(headers.location), "http://localhost/page/");
      assert.equal(url.protocol, "http:", String(headers.location));
    }
  });
});
