import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { createUser } from "#rooms/contrib/auth";
import { mailOutbox } from "#rooms/mail";
import { accessibilityProblems } from "../../support/accessibility-problems.ts";
import { launchBrowser } from "../../support/browser.ts";
import { testProject } from "../project.ts";
import { accounts, goodPassword } from "./accounts.ts";

const running = await testProject({ apps: [accounts], environment: { EMAIL_URL: "memory:" } });
const site = await running.createSite();
const browser = await launchBrowser();
await new Promise<void>((resolve) => site.server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}`;
// The site closes after the browser's connections to it, and before its database.
after(() => browser.close().then(() => site.close()));
await running.run(() => createUser({ username: "ada", email: "ada@example.com", password: goodPassword }));

const chosen = "another long sentence";

test("a person who forgot the password gets a link, sets a new one, logs in and changes it", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const at = async (heading: string) => {
    await page.getByRole("heading", { name: heading }).waitFor();
    assert.deepEqual(await accessibilityProblems(page), [], heading);
  };

  await page.goto(`${origin}/accounts/login/`);
  await at("Log in");
  await page.getByRole("link", { name: "Forgotten your password" }).click();
  await at("Password reset");
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByRole("button", { name: "Reset my password" }).click();
  await at("Password reset sent");

  const link = /http:\S+/.exec(running.run(() => mailOutbox().at(-1)?.text ?? ""))?.[0] ?? "";
  await page.goto(link);
  await at("Enter new password");
  assert.match(page.url(), /\/set-password\/$/);
  await page.getByLabel("New password *", { exact: true }).fill("short");
  await page.getByLabel("New password confirmation").fill("short");
  await page.getByRole("button", { name: "Change my password" }).click();
  await page.getByText("This password is too short.").first().waitFor();
  await at("Enter new password");
  await page.getByLabel("New password *", { exact: true }).fill(chosen);
  await page.getByLabel("New password confirmation").fill(chosen);
  await page.getByRole("button", { name: "Change my password" }).click();
  await at("Password reset complete");

  await page.getByRole("link", { name: "Log in" }).click();
  await page.getByLabel("Username").fill("ada");
  await page.getByLabel("Password").fill(chosen);
  await page.keyboard.press("Enter");
  await page.getByText("home").waitFor();
  await page.goto(`${origin}/accounts/password_change/`);
  await at("Password change");
  await page.getByLabel("Old password").fill(chosen);
  await page.getByLabel("New password *", { exact: true }).fill(goodPassword);
  await page.getByLabel("New password confirmation").fill(goodPassword);
  await page.getByRole("button", { name: "Change my password" }).click();
  await at("Password change successful");
  await page.goto(link);
  await at("Password reset unsuccessful");
  await page.close();
});
