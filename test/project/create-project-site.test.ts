import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, errorPages, routes } from "#rooms/apps";
import { html } from "#rooms/html";
import { route } from "#rooms/http";
import { bootProject, defineProject } from "#rooms/project";
import { strongKey } from "../support/tolv.ts";

const page = (title: string) => () => html`<h1>${title}</h1>`;

const base = defineApp({ name: "base", contributes: [errorPages({ 404: page("base"), 500: page("base") })] });
const failing = route.get("/boom/", {}, () => {
  throw new Error("boom");
});
const form = route.post("/form/", {}, () => html`<p>posted</p>`);
const shop = defineApp({
  name: "shop",
  requires: [base],
  contributes: [errorPages({ 404: page("shop"), 403: page("shop") }), routes([failing, form])],
});

async function boot(options: { readonly DEBUG?: string } = {}) {
  return bootProject(defineProject({ name: "mall", apps: [shop, base], errorPages: { 403: page("mall") } }), {
    directory: import.meta.dirname,
    environment: {
      DATABASE_URL: "postgres://nobody:secret-password@127.0.0.1:1/none",
      SECRET_KEY: strongKey,
      ALLOWED_HOSTS: "localhost",
      ...options,
    },
    log: { destination: { write: () => undefined }, isTerminal: false },
  });
}

test("error pages come from the project, then from the app that requires others, then from those", async () => {
  await using running = await boot();
  const site = await running.createSite();
  const { text: failed } = await site.inject({ target: "/boom/" });
  const { text: missing } = await site.inject({ target: "/nope/" });
  const { text: refused } = await site.inject({ method: "POST", target: "/form/" });
  await site.close();
  assert.deepEqual([failed, missing, refused], ["<h1>base</h1>", "<h1>shop</h1>", "<h1>mall</h1>"]);
});

test("in DEBUG the page of an error shows the settings without their secrets", async () => {
  await using running = await boot({ DEBUG: "true" });
  const site = await running.createSite();
  const { text } = await site.inject({ target: "/boom/" });
  await site.close();
  assert.match(text, /<th>ALLOWED_HOSTS<\/th><td>\[&quot;localhost&quot;\]<\/td>/);
  assert.match(text, /<th>SECRET_KEY<\/th><td>\[redacted\]<\/td>/);
  for (const secret of [strongKey, "secret-password"]) assert.ok(!text.includes(secret), secret);
});
