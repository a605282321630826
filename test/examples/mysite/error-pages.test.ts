import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { route } from "#rooms/http";
import { Visitor } from "../../contrib/visitor.ts";
import { exampleProject } from "./example-site.ts";

const broken = defineApp({
  name: "broken",
  contributes: [
    routes([
      route.get("/broken/page/", {}, () => {
        throw new Error("secret-of-the-house");
      }),
    ]),
  ],
});

const project = await exampleProject([broken]);
const site = await project.createSite();
const visitor = new Visitor(site);

test("errors have pages that look like the others, and tell nothing of what is behind them", async () => {
  const answers = {
    404: await visitor.get("/nowhere/"),
    405: await site.inject({ method: "DELETE", target: "/" }),
    403: await new Visitor(site).post("/nowhere/", { body: "x" }),
    500: await visitor.get("/broken/page/"),
  };
  for (const [status, { status: found, text }] of Object.entries(answers)) {
    assert.equal(found, Number(status));
    assert.match(text, /<a class="brand" href="\/">Twelve Notes<\/a>/);
    assert.match(text, /<meta name="robots" content="noindex">/);
    assert.match(text, new RegExp(`Error ${status}, request `));
    assert.doesNotMatch(text, /rel="canonical"|secret-of-the-house/);
  }
});

test("a host that is not the site's gets no page of the site", async () => {
  const { status, text } = await site.inject({ target: "/", headers: { host: "evil.example" } });
  assert.equal(status, 400);
  assert.ok(!text.includes("Twelve Notes") && !text.includes("href"));
});
