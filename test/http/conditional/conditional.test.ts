import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { html } from "#rooms/html";
import { conditional, defineHook, HttpResponse, respond, route, type Site } from "#rooms/http";
import { testSite } from "../support.ts";

const lastModified = new Date("2026-11-28T10:00:00.900Z");
const since = "Sat, 28 Nov 2026 10:00:00 GMT";
const earlier = "Sat, 28 Nov 2026 09:59:59 GMT";

let site: Site;
let handled = 0;
let destroyed = 0;
const work = () => {
  handled += 1;
  return html`<p>page</p>`;
};

before(async () => {
  const tagged = (etag: string) => respond.text("page", { headers: { ETag: etag, "Cache-Control": "max-age=60" } });
  site = await testSite(
    [
      route.get("/strong/", {}, () => tagged('"v1"')),
      route.get("/weak/", {}, () => tagged('W/"v1"')),
      route.get("/dated/", {}, () => respond.text("page", { headers: { "Last-Modified": since } })),
      route.get("/both/", {}, () => respond.text("page", { headers: { ETag: '"v1"', "Last-Modified": since } })),
      route.get("/plain/", {}, () => respond.text("page")),
      route.get("/missing/", {}, () => respond.text("gone", { status: 404, headers: { ETag: '"v1"' } })),
      route.get("/stream/", {}, () => {
        const body = Readable.from(["page"]).on("close", () => (destroyed += 1));
        return new HttpResponse(body, { headers: { ETag: '"v1"' } });
      }),
      route.get("/early/", {}, (request) => conditional(request, { etag: "v1", lastModified }, work)),
      route.put("/early/", { csrf: "exempt" }, (request) => conditional(request, { etag: "v1", lastModified }, work)),
      route.put("/new/", { csrf: "exempt" }, (request) => conditional(request, {}, work)),
      route.get("/malformed/", {}, (request) => conditional(request, { etag: 'v"1' }, work)),
    ],
    {
      hooks: [
        defineHook({
          name: "test.cookie",
          async handle(_request, next) {
            const response = await next();
            response.setCookie("seen", "1");
            response.vary("Cookie");
            return response;
          },
        }),
      ],
    },
  );
});
after(() => site.close());

const ask = (target: string, headers: Readonly<Record<string, string>> = {}, method = "GET") =>
  site.inject({ method, target, headers });

const status = async (...request: Parameters<typeof ask>) => (await ask(...request)).status;

describe("a page with an entity tag", () => {
  it("is 304 for who has it: alone, in a list, weak, or whatever it is", async () => {
    for (const path of ["/strong/", "/weak/"]) {
      for (const tags of ['"v1"', 'W/"v1"', '"v0", "v1"', '"a,b", W/"v1"', "*"]) {
        assert.equal(await status(path, { "If-None-Match": tags }), 304, `${path} ${tags}`);
        assert.equal(await status(path, { "If-None-Match": tags }, "HEAD"), 304, `${path} ${tags}`);
      }
      for (const tags of ['"v2"', "v1", "", '"*"'])
        assert.equal(await status(path, { "If-None-Match": tags }), 200, tags);
    }
  });

  it("keeps what a cache must know in its 304, and nothing about the body", async () => {
    const { headers, cookies, body } = await ask("/strong/", { "If-None-Match": '"v1"' });
    assert.deepEqual([headers.etag, headers["cache-control"], headers.vary], ['"v1"', "max-age=60", "Cookie"]);
    assert.deepEqual(cookies, ["seen=1; Path=/; SameSite=Lax"]);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.deepEqual([headers["content-type"], headers["content-length"], body.length], [undefined, undefined, 0]);
  });

  it("is 412 for who wants another state of it; weak tags prove nothing there", async () => {
    assert.equal(await status("/strong/", { "If-Match": '"v0", "v1"' }), 200);
    assert.equal(await status("/strong/", { "If-Match": "*" }), 200);
    assert.equal(await status("/strong/", { "If-Match": '"v0"' }), 412);
    assert.equal(await status("/strong/", { "If-Match": 'W/"v1"' }), 412);
    assert.equal(await status("/weak/", { "If-Match": 'W/"v1"' }), 412);
  });

  it("lets go of a stream that is not needed", async () => {
    assert.equal(await status("/stream/", { "If-None-Match": '"v1"' }), 304);
    assert.equal(await status("/stream/", { "If-Match": '"v2"' }), 412);
    assert.equal(destroyed, 2);
  });
});

describe("a page with a date", () => {
  it("is 304 for who has it since, and 412 for who wants it older", async () => {
    assert.equal(await status("/dated/", { "If-Modified-Since": since }), 304);
    assert.equal(await status("/dated/", { "If-Modified-Since": earlier }), 200);
    assert.equal(await status("/dated/", { "If-Unmodified-Since": since }), 200);
    assert.equal(await status("/dated/", { "If-Unmodified-Since": earlier }), 412);
  });

  it("takes no notice of dates that are none", async () => {
    for (const date of ["yesterday", "2026-11-28", "1", ""]) {
      assert.equal(await status("/dated/", { "If-Modified-Since": date }), 200, date);
      assert.equal(await status("/dated/", { "If-Unmodified-Since": date }), 200, date);
    }
  });
});

describe("conditions", () => {
  it("count in HTTP's order: tags before dates, what must be before what must not", async () => {
    assert.equal(await status("/both/", { "If-None-Match": '"v2"', "If-Modified-Since": since }), 200);
    assert.equal(await status("/both/", { "If-None-Match": '"v1"', "If-Modified-Since": earlier }), 304);
    assert.equal(await status("/both/", { "If-Match": '"v1"', "If-Unmodified-Since": earlier }), 200);
    assert.equal(await status("/both/", { "If-Match": '"v0"', "If-None-Match": '"v1"' }), 412);
    assert.equal(await status("/both/", { "If-Match": '"v1"', "If-None-Match": '"v1"' }), 304);
  });

  it("mean nothing for pages without validators and for errors", async () => {
    assert.equal(await status("/plain/", { "If-None-Match": "*", "If-Modified-Since": since }), 200);
    assert.equal(await status("/plain/", { "If-Match": '"v1"' }), 200);
    assert.equal(await status("/missing/", { "If-None-Match": '"v1"' }), 404);
  });
});

describe("conditional", () => {
  it("saves the handler's work for who has the page, and gives the others the validators", async () => {
    handled = 0;
    const full = await ask("/early/");
    assert.deepEqual([full.text, full.headers.etag, full.headers["last-modified"]], ["<p>page</p>", '"v1"', since]);
    for (const headers of [{ "If-None-Match": '"v1"' }, { "If-Modified-Since": since }]) {
      const short = await ask("/early/", headers as Record<string, string>);
      assert.deepEqual([short.status, short.headers.etag, short.headers["last-modified"]], [304, '"v1"', since]);
    }
    assert.equal(handled, 1);
  });

  it("lets only writers pass that have seen the latest state", async () => {
    handled = 0;
    assert.equal(await status("/early/", { "If-Match": '"v0"' }, "PUT"), 412);
    assert.equal(await status("/early/", { "If-None-Match": "*" }, "PUT"), 412);
    assert.equal(await status("/new/", { "If-Match": "*" }, "PUT"), 412);
    assert.equal(handled, 0);
    const written = await ask("/early/", { "If-Match": '"v1"' }, "PUT");
    assert.deepEqual([written.status, written.headers.etag], [200, undefined]);
    assert.equal(await status("/new/", { "If-None-Match": "*" }, "PUT"), 200);
    assert.equal(await status("/early/", { "If-Modified-Since": since }, "PUT"), 200, "for readers only");
  });

  it("refuses an entity tag that would end before its end", async () => {
    assert.equal(await status("/malformed/"), 500);
  });
});
