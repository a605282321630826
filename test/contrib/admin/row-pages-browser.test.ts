import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { createUser, User } from "#rooms/contrib/auth";
import { accessibilityProblems } from "../../support/accessibility-problems.ts";
import { launchBrowser } from "../../support/browser.ts";
import { Category, Comment, openNewsroom, Post, password, Tag } from "./newsroom.ts";

const { run, site } = await openNewsroom();
const browser = await launchBrowser();
await new Promise<void>((resolve) => site.server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}`;
// The site closes after the browser's connections to it, and before its database.
after(() => browser.close().then(() => site.close()));

const ada = await run(() => createUser({ username: "ada", password }));
await run(async () => {
  await Category.create({ name: "Travel" });
  await Tag.bulkCreate(["boats", "harbour", "night", "sea"].map((name) => ({ name, slug: name })));
});

/** Opens the admin site as somebody who has logged in; what the browser complains about fails the test. */
async function asChief(options: Parameters<typeof browser.newContext>[0], work: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on(
    "response",
    (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
  );
  await page.goto(`${origin}/admin/login/`);
  await page.getByLabel("Username").fill("chief");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("heading", { name: "Site administration" }).waitFor();
  await work(page);
  await context.close();
  const harmless = /\/favicon\.ico$|^Autofocus processing was blocked/;
  assert.deepEqual(
    complaints.filter((complaint) => !harmless.test(complaint)),
    [],
  );
}

function storedPost(slug: string) {
  return run(() => Post.filter({ slug }).with("tags", "author", "category").get());
}

function namesOfComments(post: Post): Promise<readonly string[]> {
  return run(async () => (await Comment.filter({ post: post.id }).orderBy("id").all()).map(({ name }) => name));
}

test("a person adds a post with the script's help: slug, author, tags, two comments; mends an error", async () => {
  await asChief({}, async (page) => {
    await page.goto(`${origin}/admin/blog/post/add/`);
    await page.getByLabel("Title").pressSequentially("Über Nacht am Hafen");
    assert.equal(await page.getByLabel("Slug").inputValue(), "uber-nacht-am-hafen");
    await page.getByRole("combobox", { name: "Author" }).pressSequentially("ad");
    await page.getByRole("option", { name: "ada" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("combobox", { name: "Author" }).inputValue(), "ada");
    await page.getByLabel("Category", { exact: true }).selectOption("Travel");
    await page.getByLabel("harbour").check();
    await page.getByLabel("night").check();
    await page.locator("[name=comments-0-name]").fill("Ann");
    await page.locator("[name=comments-0-body]").fill("First!");
    await page.getByRole("button", { name: "Add another comment" }).click();
    assert.equal(await page.locator("[name=comments-1-name]:focus").count(), 1, "the new row is where typing goes on");
    await page.keyboard.type("Bob");
    await page.locator("[name=comments-1-body]").fill("Second.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByRole("alert")
      .getByRole("link", { name: /^Body: This field is required/ })
      .click();
    await page.locator("#id_body:focus").fill("The boats come home.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("was added successfully.").waitFor();
    assert.equal(new URL(page.url()).pathname, "/admin/blog/post/");
  });
  const post = await storedPost("uber-nacht-am-hafen");
  assert.deepEqual(
    [post.author.username, post.category?.name, post.tags.map(String)],
    ["ada", "Travel", ["harbour", "night"]],
  );
  assert.deepEqual(await namesOfComments(post), ["Ann", "Bob"]);
});

test("the script leaves a slug alone that somebody typed, and goes on when it is emptied", async () => {
  await asChief({}, async (page) => {
    await page.goto(`${origin}/admin/blog/tag/add/`);
    await page.getByLabel("Slug").pressSequentially("mine");
    await page.getByLabel("Name").pressSequentially("Lighthouse");
    assert.equal(await page.getByLabel("Slug").inputValue(), "mine");
    await page.getByLabel("Slug").fill("");
    await page.getByLabel("Name").press("End");
    await page.getByLabel("Name").pressSequentially(" North");
    assert.equal(await page.getByLabel("Slug").inputValue(), "lighthouse-north");
  });
});

test("rows that the script added are taken away again, and those behind them move up", async () => {
  await asChief({}, async (page) => {
    await page.goto(`${origin}/admin/blog/post/add/`);
    for (let count = 0; count < 3; count += 1) await page.getByRole("button", { name: "Add another comment" }).click();
    await page.locator("[name=comments-1-name]").fill("one");
    await page.locator("[name=comments-3-name]").fill("three");
    await page.locator("#comments-2").getByRole("button", { name: "Remove" }).click();
    assert.equal(await page.locator("[name=comments-TOTAL_FORMS]").inputValue(), "3");
    assert.equal(await page.locator("[name=comments-1-name]").inputValue(), "one");
    assert.equal(await page.locator("[name=comments-2-name]").inputValue(), "three");
    assert.equal(await page.locator("label[for=id_comments-2-name]").count(), 1, "the labels move with them");
  });
});

test("a combobox is left as it was by Escape and by text that was not chosen", async () => {
  await asChief({}, async (page) => {
    await page.goto(`${origin}/admin/blog/post/add/?author=${ada.id}`);
    const author = page.getByRole("combobox", { name: "Author" });
    assert.equal(await author.inputValue(), "ada");
    await author.fill("chi");
    await page.getByRole("option", { name: "chief" }).waitFor();
    assert.equal(await author.getAttribute("aria-expanded"), "true");
    assert.deepEqual(await accessibilityProblems(page), [], "while the list is open, too");
    await page.keyboard.press("Escape");
    assert.equal(await author.getAttribute("aria-expanded"), "false");
    await page.keyboard.press("Tab");
    assert.equal(await author.inputValue(), "ada");
    assert.equal(await page.locator("[name=author]").inputValue(), String(ada.id));
    await author.fill("chief");
    await page.getByRole("option", { name: "chief" }).click();
    assert.equal(await author.inputValue(), "chief");
  });
});

test("without JavaScript the same can be done: keys, empty rows, save and continue", async () => {
  await asChief({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/admin/blog/post/add/`);
    await page.getByLabel("Title").fill("Plain & simple");
    await page.getByLabel("Author").fill(String(ada.id));
    await page.getByLabel("Body").first().fill("No script at all.");
    await page.getByLabel("boats").check();
    await page.locator("[name=comments-0-name]").fill("Ann");
    await page.locator("[name=comments-0-body]").fill("First!");
    await page.getByRole("button", { name: "Save and continue editing" }).click();
    await page.getByText("You may edit it again below.").waitFor();
    assert.equal(await page.getByLabel("Slug").inputValue(), "plain-simple");
    await page.locator("[name=comments-1-name]").fill("Bob");
    await page.locator("[name=comments-1-body]").fill("Second.");
    await page.locator("[name=comments-0-DELETE]").check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("was changed successfully.").waitFor();
  });
  const post = await storedPost("plain-simple");
  assert.deepEqual([post.author.username, await namesOfComments(post)], ["ada", ["Bob"]]);
});

test("a post is changed, its history read, and it is deleted with all that goes", async () => {
  const post = await run(() => Post.create({ title: "Short-lived", slug: "short", author: ada, body: "Text" }));
  await run(() => Comment.create({ post, name: "Ann", body: "Well" }));
  await asChief({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/admin/blog/post/${post.id}/change/`);
    await page.getByLabel("Title").fill("Long-lived");
    await page.getByRole("button", { name: "Save and continue editing" }).click();
    await page.getByRole("link", { name: "History" }).click();
    await page.getByRole("cell", { name: "Changed Title." }).waitFor();
    await page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link", { name: "Long-lived" }).click();
    await page.getByRole("link", { name: "Delete", exact: true }).click();
    await page.getByText("Comments: 1").waitFor();
    await page.getByRole("link", { name: "No, take me back" }).click();
    await page.getByRole("link", { name: "Delete", exact: true }).click();
    await page.getByRole("button", { name: "Yes, I’m sure" }).click();
    await page.getByText("The post “Long-lived” was deleted successfully.").waitFor();
  });
  assert.equal(await run(() => Comment.filter({ post: post.id }).exists()), false);
});

test("a user is added, finds permissions by filtering, and gets another password", async () => {
  await asChief({}, async (page) => {
    await page.goto(`${origin}/admin/auth/user/add/`);
    await page.getByLabel("Username").fill("bea");
    await page.getByLabel("Password", { exact: false }).first().fill("first sentence of mine");
    await page.getByLabel("Password confirmation").fill("first sentence of mine");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { name: "Change user" }).waitFor();
    await page.getByRole("searchbox", { name: "Filter user permissions" }).fill("blog add post");
    assert.equal(await page.locator("#id_user_permissions label:visible").count(), 1);
    await page.getByLabel("blog | Can add post").check();
    await page.getByRole("button", { name: "Save and continue editing" }).click();
    await page.getByRole("link", { name: "Change the password" }).click();
    await page.getByLabel("New password", { exact: false }).first().fill("second sentence of mine");
    await page.getByLabel("New password confirmation").fill("second sentence of mine");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("Password changed successfully.").waitFor();
  });
  const bea = await run(() => User.get({ username: "bea" }));
  assert.equal(await run(() => bea.checkPassword("second sentence of mine")), true);
  assert.equal(await run(() => bea.hasPermission("blog.add_post")), true);
});

const post = await run(() => Post.create({ title: "Looked at", slug: "looked-at", author: ada, body: "Text" }));
await run(() => Comment.bulkCreate(["Ann", "Bob"].map((name) => ({ post, name, body: "Well" }))));
const category = await run(() => Category.get({ name: "Travel" }));
await run(() => Post.filter({ id: post.id }).update({ category }));

/** The pages of rows, and whether the form on them is sent empty first, so that it shows errors. */
const pages: readonly (readonly [path: string, sends?: string])[] = [
  ["/blog/post/add/"],
  ["/blog/post/add/", "Save"],
  [`/blog/post/${post.id}/change/`],
  [`/blog/post/${post.id}/delete/`],
  [`/blog/post/${post.id}/history/`],
  [`/blog/category/${category.id}/delete/`],
  ["/blog/comment/add/"],
  ["/auth/user/add/", "Save"],
  [`/auth/user/${ada.id}/change/`],
  [`/auth/user/${ada.id}/password/`],
  ["/auth/group/add/"],
  ["/password_change/", "Change my password"],
  ["/password_change/done/"],
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`axe-core finds nothing on the pages of rows, ${colorScheme}, ${width} pixels wide, and none is wider`, async () => {
      await asChief({ colorScheme, viewport: { width, height: 900 } }, async (page) => {
        for (const [path, button] of pages) {
          await page.goto(`${origin}/admin${path}`);
          if (button !== undefined) await page.getByRole("button", { name: button, exact: true }).click();
          assert.deepEqual(await accessibilityProblems(page), [], path);
          const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          assert.ok(Number(overflow) <= 0, `${path} is ${overflow} pixels too wide`);
        }
      });
    });
  }
}
