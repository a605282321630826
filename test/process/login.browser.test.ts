import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { testDatabase } from "../support/database.ts";
import { freePort, RunningTolv, tolv } from "../support/tolv.ts";

const { url } = await testDatabase();
const environment = { TOLV_ENV: "development", DATABASE_URL: url };
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;

describe("in a real browser", () => {
  let server: RunningTolv;
  let browser: Browser;

  before(async () => {
    assert.equal((await tolv(["migrate"], { environment })).exitCode, 0);
    const demo = await tolv(["demo"], { environment });
    assert.match(demo.stdout, /Log in at \/admin\/ as demo with the password demo\./);
    server = new RunningTolv(["runserver", "--noreload", String(port)], { environment });
    await server.printed(/Quit the server/);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await server.stop();
  });

  test("the posts are listed and a click shows one", async () => {
    const page = await browser.newPage();
    await page.goto(origin);
    assert.equal(await page.locator(".posts > li").count(), 20);
    await page.getByRole("link", { name: "Leaving well" }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Leaving well");
    await page.close();
  });

  test("the demo user logs in, sees the index, and logs out", async () => {
    const page = await browser.newPage();
    const refused = refusalsOf(page);
    await page.goto(`${origin}/admin/`);
    assert.equal(page.url(), `${origin}/admin/login/?next=/admin/`);
    await logIn(page, "demo");
    await page.waitForURL(`${origin}/admin/`);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Site administration");
    await page.getByRole("button", { name: "Log out" }).click();
    await page.goto(`${origin}/admin/`);
    assert.equal(page.url(), `${origin}/admin/login/?next=/admin/`);
    assert.deepEqual(refused, [], "the content security policy refuses nothing of our own pages");
    await page.close();
  });

  test("a wrong password is told beside the form, and the name is kept", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/admin/login/`);
    await logIn(page, "wrong");
    const error = page.getByText("Please enter the correct username and password for a staff account.");
    await error.waitFor();
    assert.equal(await page.getByLabel("Username").inputValue(), "demo");
    assert.equal(await page.getByLabel("Password").inputValue(), "");
    await page.close();
  });

  test("the login works without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/admin/`);
    await logIn(page, "demo");
    await page.waitForURL(`${origin}/admin/`);
    await context.close();
  });
});

async function logIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("Username").fill("demo");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** What the browser's console says against the page, such as a stylesheet that the policy refuses. */
function refusalsOf(page: Page): string[] {
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  page.on("pageerror", (error) => refused.push(error.message));
  return refused;
}
