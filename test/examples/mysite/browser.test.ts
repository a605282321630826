import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { Site } from "#rooms/http";
import { Category, Comment, Tag } from "../../../examples/mysite/blog/models.ts";
import { accessibilityProblems } from "../../support/accessibility-problems.ts";
import { launchBrowser } from "../../support/browser.ts";
import { createAuthor, createPost, exampleProject } from "./example-site.ts";

const project = await exampleProject();
const site = await project.createSite();
const browser = await launchBrowser();
const origin = await listen(site);
after(() => browser.close().then(() => site.close()));

await project.run(async () => {
  const author = await createAuthor();
  const category = await Category.create({ name: "Operations" });
  const tag = await Tag.create({ name: "backups", slug: "backups" });
  for (let number = 1; number <= 60; number += 1) {
    const body = "A sentence of some length that says nothing. ".repeat(8);
    const publishedAt = new Date(Date.UTC(2026, 0, 1, number));
    const post = await createPost({
      author,
      category,
      slug: `post-${number}`,
      title: `Post ${number}`,
      body,
      publishedAt,
    });
    await post.related("tags").add(tag);
    if (number === 60) await Comment.create({ post, name: "Ada", body: "https://example.com/", approved: true });
  }
});

async function listen({ server }: Site): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens a page that fails the test for whatever the browser complains about. */
async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  // The console tells of statuses that a test has asked for; everything else is a mistake of ours.
  page.on("console", (message) => /status of 4\d\d/.test(message.text()) || complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(request.url()));
  await work(page).finally(() => context.close());
  assert.deepEqual(complaints, []);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a reader finds a post and writes a comment, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    await visit({ javaScriptEnabled }, async (page) => {
      await page.goto(origin);
      await page.getByRole("link", { name: "Older posts" }).click();
      await page.getByRole("link", { name: "Page 3" }).click();
      assert.equal(await page.locator('[aria-current="page"]').textContent(), "3");
      await page.getByRole("link", { name: "Post 20", exact: true }).click();
      assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Post 20");
      await page.getByLabel("Name").fill("Grace");
      await page.getByLabel("Email").fill("grace@home");
      await page.getByLabel("Comment", { exact: false }).last().fill("A bug,\nin fact.");
      await page.getByRole("button", { name: "Send comment" }).click();
      await page.getByText("Enter a valid email address.").waitFor();
      assert.equal(await page.getByLabel("Name").inputValue(), "Grace");
      await page.getByLabel("Email").fill("grace@example.com");
      await page.getByRole("button", { name: "Send comment" }).click();
      const thanks = page.getByRole("status").getByText("Your comment waits for approval.");
      await thanks.waitFor();
      const box = await thanks.boundingBox();
      assert.ok(box !== null && box.y >= 0 && box.y < 400, `the message is in sight: ${box?.y}`);
      assert.equal(new URL(page.url()).pathname, "/post-20/");
    });
  });
}

test("the trap for programs is out of sight and out of reach of the keyboard", async () => {
  await visit({}, async (page) => {
    await page.goto(`${origin}/post-60/`);
    assert.equal(await page.locator("[name=website]").isVisible(), false);
    await page.getByLabel("Name").focus();
    for (const name of ["email", "body"]) {
      await page.keyboard.press("Tab");
      await page.locator(`[name=${name}]:focus`).waitFor();
    }
    await page.keyboard.press("Tab");
    await page.locator("button:focus").waitFor();
  });
});

test("the first Tab on a page offers to skip to its content", async () => {
  await visit({}, async (page) => {
    await page.goto(origin);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("main:focus").waitFor();
  });
});

const screens: readonly BrowserContextOptions[] = [
  { colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { colorScheme: "dark", viewport: { width: 320, height: 640 } },
];

for (const screen of screens) {
  test(`nothing is out of reach: ${screen.colorScheme}, ${screen.viewport?.width} pixels wide`, async () => {
    await visit(screen, async (page) => {
      for (const address of ["/", "/?page=2", "/tags/backups/", "/post-60/", "/nowhere/"]) {
        await page.goto(origin + address);
        await assertSound(page, address);
      }
      await page.goto(`${origin}/post-60/`);
      await page.getByLabel("Name").fill("x");
      await page.getByLabel("Email").fill("x@y");
      await page.getByLabel("Comment", { exact: false }).last().fill("x");
      await page.getByRole("button").click();
      await page.getByText("Enter a valid email address.").waitFor();
      await assertSound(page, "a form with errors");
    });
  });
}

/** Axe finds nothing, and nothing makes the page scroll sideways. */
async function assertSound(page: Page, address: string): Promise<void> {
  assert.deepEqual(await accessibilityProblems(page), [], address);
  const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
  assert.ok(overflow <= 0, `${address} is ${overflow} pixels too wide`);
}

test("on paper there are the text and its comments, without the form", async () => {
  await visit({}, async (page) => {
    await page.goto(`${origin}/post-60/`);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await page.getByRole("button", { name: "Send comment" }).isVisible(), false);
    assert.equal(await page.getByText("Ada").isVisible(), true);
    const paper = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    assert.equal(paper, "rgb(255, 255, 255)");
  });
});
