import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { accessibilityProblems } from "../../../support/accessibility-problems.ts";
import { launchBrowser } from "../../../support/browser.ts";
import { Post, password } from "../newsroom.ts";
import { openArchive } from "./archive.ts";

const archive = await openArchive(250);
const { site } = archive;
const browser = await launchBrowser();
await new Promise<void>((resolve) => site.server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}`;
// The site closes after the browser's connections to it, and before its database.
after(() => browser.close().then(() => site.close()));

/** Opens the list of posts for somebody who has logged in; whatever the browser complains about fails the test. */
async function atTheList(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${origin}/admin/blog/post/`);
  await page.getByLabel("Username").fill("chief");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("heading", { name: "Posts", exact: true }).waitFor();
  await work(page);
  await context.close();
  assert.deepEqual(complaints, []);
}

function firstTitle(page: Page): Promise<string | null> {
  return page.locator("tbody th a").first().textContent();
}

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a person sorts, filters, searches and turns pages, ${how}`, async () => {
    await atTheList({ javaScriptEnabled }, async (page) => {
      await page.getByRole("link", { name: "Title", exact: true }).click();
      await page.waitForURL(/o=1/);
      assert.equal(await firstTitle(page), "Post 0001 lorem");
      await page.getByRole("columnheader", { name: "Title" }).getByRole("link", { name: "Title", exact: true }).click();
      await page.waitForURL(/o=-1/);
      assert.equal(await firstTitle(page), "Post 0250 amet");
      await page.getByRole("navigation", { name: "Filters" }).getByRole("link", { name: "Draft" }).click();
      await page.getByText("83 results (250 total)").waitFor();
      await page.getByLabel("Search posts").fill("magna");
      await page.keyboard.press("Enter");
      await page.getByText("11 results (250 total)").waitFor();
      await page.getByRole("link", { name: "Remove Status: Draft" }).click();
      await page.getByText("35 results (250 total)").waitFor();
      await page.getByRole("link", { name: "250 total" }).click();
      await page.getByRole("link", { name: "Page 3" }).click();
      await page.waitForURL(/p=3/);
      assert.equal(await page.locator("tbody tr").count(), 50);
    });
  });
}

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a person publishes two posts, ${how}`, async () => {
    await atTheList({ javaScriptEnabled }, async (page) => {
      await page.goto(`${origin}/admin/blog/post/?status__exact=draft&o=1`);
      const titles = (await page.locator("tbody th a").allTextContents()).slice(0, 2);
      for (const title of titles) await page.getByRole("checkbox", { name: `Select ${title}` }).check();
      await page.getByLabel("Action", { exact: true }).selectOption("Mark selected posts as published");
      await page.getByRole("button", { name: "Run" }).click();
      await page.getByText("2 posts were successfully marked as published.").waitFor();
      assert.match(page.url(), /status__exact=draft&o=1$/);
      assert.equal(await archive.run(() => Post.filter({ title__in: titles, status: "published" }).count()), 2);
    });
  });

  test(`a person deletes a post after a look at what goes with it, or changes their mind, ${how}`, async () => {
    await atTheList({ javaScriptEnabled }, async (page) => {
      await page.goto(`${origin}/admin/blog/post/?o=-1`);
      const title = (await firstTitle(page)) ?? "";
      const ask = async () => {
        await page.getByRole("checkbox", { name: `Select ${title}` }).check();
        await page.getByLabel("Action", { exact: true }).selectOption("Delete selected posts");
        await page.getByRole("button", { name: "Run" }).click();
        await page.getByRole("heading", { name: "Are you sure?" }).waitFor();
      };
      await ask();
      await page.getByRole("link", { name: "No, take me back" }).click();
      await page.waitForURL(/\?o=-1$/);
      assert.equal(await firstTitle(page), title);
      await ask();
      await page.getByRole("button", { name: "Yes, I’m sure" }).click();
      await page.getByText("Successfully deleted 1 post.").waitFor();
      assert.equal(await archive.run(() => Post.filter({ title }).exists()), false);
    });
  });
}

test("with JavaScript one box selects a page, says how many that are, and offers all pages", async () => {
  await atTheList({}, async (page) => {
    const across = page.getByRole("checkbox", { name: /Select all \d+ posts/ });
    assert.equal(await across.isVisible(), false);
    await page.getByLabel("Select all rows of this page").check();
    await page.getByText("100 of 100 selected").waitFor();
    await across.check();
    await page.getByText(/^All \d+ selected$/).waitFor();
    await page.locator("tbody input").first().uncheck();
    await page.getByText("99 of 100 selected").waitFor();
    assert.equal(await across.isVisible(), false);
    assert.equal(await page.locator("[name=select_across]").isChecked(), false);
  });
});

test("an action that nobody chose is asked for by the browser", async () => {
  await atTheList({}, async (page) => {
    await page.getByRole("button", { name: "Run" }).click();
    assert.equal(await page.evaluate("document.querySelector('select:invalid').name"), "action");
  });
});

test("on a phone nothing has to be moved sideways, and filters wait until they are asked for", async () => {
  await atTheList({ viewport: { width: 390, height: 800 } }, async (page) => {
    const draft = page.getByRole("navigation", { name: "Filters" }).getByRole("link", { name: "Draft" });
    assert.equal(await draft.isVisible(), false);
    await page.getByText("Filter", { exact: true }).click();
    await draft.waitFor();
    for (const address of ["", "blog/", "blog/post/", "blog/post/?q=post&status__exact=draft&o=1.2"]) {
      await page.goto(`${origin}/admin/${address}`);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390, address);
    }
  });
});

for (const [colorScheme, width] of [
  ["light", 1280],
  ["dark", 1280],
  ["dark", 390],
] as const) {
  test(`nothing keeps people out of the pages, in ${colorScheme}, ${width} pixels wide`, async () => {
    await atTheList({ colorScheme, viewport: { width, height: 800 } }, async (page) => {
      for (const address of [
        "",
        "blog/",
        "blog/post/?q=000&status__exact=draft&o=-1.2",
        "blog/post/?nothing__of=this",
        "blog/tag/?q=zz",
        "auth/user/",
      ]) {
        await page.goto(`${origin}/admin/${address}`);
        assert.deepEqual(await accessibilityProblems(page), [], address);
      }
    });
  });
}
