import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { html } from "#rooms/html";
import { BadRequest, type ErrorPages, PermissionDenied, requestFailed, respond, route, type Site } from "#rooms/http";
import { formHeaders, testSite } from "../support.ts";

const routes = [
  route.get("/boom/", {}, () => {
    throw new Error("inside");
  }),
  route.get("/denied/", {}, () => {
    throw new PermissionDenied({ reason: "Not you." });
  }),
  route.get("/bad/", {}, () => {
    throw new BadRequest({ problem: "No." });
  }),
  route.post("/form/", {}, () => respond.text("posted")),
];

const pages: ErrorPages = {
  400: ({ host }, { detail }) => html`<h1>${host} could not read that</h1><p>${detail}</p>`,
  404: async ({ path }) => html`<h1>Nothing at ${path}</h1>`,
  500: (_request, { detail, code }) => html`<h1>Sorry</h1><p>${detail}${code}</p>`,
  csrf: (_request, { title }) => html`<h1>${title}: send the form again</h1>`,
};

describe("a site with error pages of its own", () => {
  let site: Site;
  before(async () => {
    site = await testSite(routes, { errorPages: pages });
  });
  after(() => site.close());

  const ask = async (target: string, method = "GET", headers: Readonly<Record<string, string>> = {}) => {
    const { status, text } = await site.inject({ method, target, headers });
    return `${status} ${text}`;
  };

  it("shows them, escaped, with the status of the error and what a visitor may know", async () => {
    assert.equal(await ask("/nope/<b>"), "404 <h1>Nothing at /nope/&lt;b&gt;</h1>");
    assert.equal(await ask("/bad/"), "400 <h1>localhost could not read that</h1><p>No.</p>");
    assert.equal(
      await ask("/boom/"),
      "500 <h1>Sorry</h1><p>Something went wrong on this server. It has been recorded.</p>",
    );
    assert.equal(await ask("/form/", "POST", formHeaders), "403 <h1>Forbidden: send the form again</h1>");
  });

  it("shows the plain page where it has none, and JSON to clients that prefer it", async () => {
    assert.match(await ask("/denied/"), /^403 [\s\S]+<h1>Forbidden \(403\)<\/h1>\s+<p>Not you\.<\/p>/);
    assert.match(await ask("/nope/", "GET", { Accept: "application/json" }), /^404 \{"type":"about:blank"/);
  });

  it("shows none to who sends another site's Host header", async () => {
    assert.match(await ask("/nope/", "GET", { Host: "evil.example" }), /^400 [\s\S]+<h1>Bad Request \(400\)<\/h1>/);
  });

  it("shows the page of 403 for a refused form where that has no page of its own", async () => {
    const other = await testSite(routes, { errorPages: { 403: () => html`<h1>No</h1>` } });
    const { text } = await other.inject({ method: "POST", target: "/form/", headers: formHeaders });
    await other.close();
    assert.equal(text, "<h1>No</h1>");
  });

  it("shows the page for developers in DEBUG", async () => {
    const other = await testSite(routes, { errorPages: pages, settings: { DEBUG: true } });
    const { text } = await other.inject({ target: "/boom/" });
    await other.close();
    assert.match(text, /<h1>Error at \/boom\/<\/h1>/);
  });
});

describe("an error page that fails itself", () => {
  it("is replaced by the plain one, and both errors are reported", async () => {
    const failures: string[] = [];
    const stop = requestFailed.subscribe(({ error }) => failures.push(String(error)));
    const broken: ErrorPages = {
      500: () => {
        throw new Error("the page");
      },
      404: () => html`<p>${Promise.reject(new Error("the rendering"))}</p>`,
    };
    const site = await testSite(routes, { errorPages: broken });
    const [failed, missing] = [await site.inject({ target: "/boom/" }), await site.inject({ target: "/nope/" })];
    await site.close();
    stop();
    assert.match(failed.text, /<h1>Internal Server Error \(500\)<\/h1>[\s\S]+Request [0-9a-f-]{36}/);
    assert.deepEqual([missing.status, /<h1>Not Found \(404\)<\/h1>/.test(missing.text)], [404, true]);
    assert.deepEqual(failures, ["Error: inside", "Error: the page", "Error: the rendering"]);
    assert.equal(failed.headers["content-security-policy"]?.toString().startsWith("default-src 'self'"), true);
  });
});
