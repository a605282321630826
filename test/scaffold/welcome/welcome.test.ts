import assert from "node:assert/strict";
import { test } from "node:test";
import { type App, defineApp, routes } from "#rooms/apps";
import type { Environment } from "#rooms/config";
import { respond, route } from "#rooms/http";
import { testClient } from "#rooms/testing";
import { boot } from "../../contrib/project.ts";

const nowhere = "postgres://nobody@127.0.0.1:1/none";

function own(path: string) {
  const shown = route.get(path, {}, () => respond.text("mine"));
  return defineApp({ name: "own", contributes: [routes([shown])] });
}

interface Visited {
  readonly apps?: readonly App[];
  readonly environment?: Environment;
}

async function visit(address: string, { apps = [], environment = {} }: Visited = {}) {
  await using running = await boot(nowhere, { apps, environment });
  await using site = await running.createSite();
  return testClient(site).get(address);
}

test("a project without a page of its own shows where one is and how to go on, without a database", async () => {
  const page = await visit("/");
  assert.equal(page.status, 200);
  assert.match(page.text, /<h1>site is running\.<\/h1>/);
  assert.match(page.text, /npx tolv startapp blog/);
  assert.match(page.text, /<a href="\/admin\/">/);
});

test("neither style nor script stands in it, and its policy allows none", async () => {
  const page = await visit("/");
  assert.doesNotMatch(page.text, /<style|<script| style=| on\w+=/);
  assert.match(String(page.headers["content-security-policy"]), /^default-src 'self';/);
});

test("its files change their addresses with their content, and are kept", async () => {
  const { text } = await visit("/");
  const addresses = [...text.matchAll(/href="(\/tolv-welcome[^"]+)"/g)].map(([, address = ""]) => address);
  assert.equal(addresses.length, 2);
  for (const address of addresses) {
    const file = await visit(address);
    assert.equal(file.status, 200);
    assert.match(String(file.headers["cache-control"]), /immutable/);
  }
});

test("it goes as soon as an app has a route, wherever that leads", async () => {
  assert.equal((await visit("/", { apps: [own("/own/")] })).status, 404);
  assert.equal((await visit("/", { apps: [own("/")] })).text, "mine");
});

test("outside of DEBUG nobody sees it", async () => {
  const page = await visit("/", { environment: { DEBUG: "false", ALLOWED_HOSTS: "localhost" } });
  assert.equal(page.status, 404);
  assert.doesNotMatch(page.text, /running/);
});
