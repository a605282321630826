import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { createSuperuser } from "#rooms/contrib/auth";
import type { Site } from "#rooms/http";
import { launchBrowser } from "../../support/browser.ts";
import { testProject } from "../project.ts";

const running = await testProject();
const site = await running.createSite();
const browser = await launchBrowser();
const origin = await listen(site);
// The site closes after the browser's connections to it, and before its database.
after(() => browser.close().then(() => site.close()));

const password = "correct horse battery staple";
await running.run(() => createSuperuser({ username: "admin", password }));

async function listen({ server }: Site): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens a page that fails the test for whatever the browser complains about. */
async function openPage(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 600 } });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => complaints.push(message.text()));
  page.on("requestfailed", (request) => complaints.push(request.url()));
  page.on(
    "response",
    (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
  );
  await work(page);
  await context.close();
  assert.deepEqual(
    complaints.filter((complaint) => !complaint.endsWith("/favicon.ico")),
    [],
  );
}

test("a person logs in by keyboard alone, without JavaScript, sees the index and logs out", async () => {
  await openPage(async (page) => {
    await page.goto(`${origin}/admin/`);
    assert.equal(page.url(), `${origin}/admin/login/?next=/admin/`);
    await page.locator("[name=username]:focus").waitFor();
    await page.keyboard.type("admin");
    await page.keyboard.press("Tab");
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Site administration" }).waitFor();
    assert.equal(page.url(), `${origin}/admin/`);
    await page.getByRole("button", { name: "Log out" }).click();
    await page.getByRole("heading", { name: "Logged out" }).waitFor();
    await page.getByRole("link", { name: "Log in again" }).click();
    assert.equal(page.url(), `${origin}/admin/login/?next=/admin/`);
  });
});

test("pages fit a narrow screen, and the style sheet is applied", async () => {
  await openPage(async (page) => {
    await page.goto(`${origin}/admin/login/`);
    const box = await page.getByRole("button", { name: "Log in" }).boundingBox();
    const card = await page.locator(".card").boundingBox();
    assert.ok(box !== null && card !== null && card.width <= 320);
    assert.ok(box.width > card.width / 2, "the button is as wide as the card lets it be");
  });
});

test("on any screen the fields of the login are as wide as its button, under their labels", async () => {
  for (const width of [320, 1280]) {
    await openPage(async (page) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`${origin}/admin/login/`);
      const [button, field, label] = await Promise.all([
        page.getByRole("button", { name: "Log in" }).boundingBox(),
        page.getByLabel("Username").boundingBox(),
        page.locator("label", { hasText: "Username" }).boundingBox(),
      ]);
      assert.ok(button !== null && field !== null && label !== null);
      assert.equal(field.width, button.width);
      assert.ok(label.y + label.height <= field.y);
    });
  }
});

test("the first Tab on a page offers to skip to its content", async () => {
  await openPage(async (page) => {
    await page.goto(`${origin}/admin/login/`);
    await page.getByLabel("Username").fill("admin");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("heading", { name: "Site administration" }).waitFor();
    await page.keyboard.press("Tab");
    const skip = page.locator("a:focus", { hasText: "Skip to main content" });
    const box = await skip.boundingBox();
    assert.ok(box !== null && box.y >= 0, "it becomes visible");
  });
});
