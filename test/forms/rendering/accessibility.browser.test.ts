import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityProblems } from "../../support/accessibility-problems.ts";
import { launchBrowser } from "../../support/browser.ts";
import { serveEveryWidget } from "./every-widget.ts";

const { server, origin } = await serveEveryWidget();
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** Opens the page, and fails the test for whatever the browser complains about: the policy's violations among it. */
async function onPage(work: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(origin);
  await work(page);
  await page.close();
  assert.deepEqual(
    complaints.filter((complaint) => !complaint.includes("favicon")),
    [],
  );
}

const focused = (page: Page) => page.evaluate("document.activeElement.id || document.activeElement.textContent");

test("nothing is wrong with a page of every widget", async () => {
  await onPage(async (page) => assert.deepEqual(await accessibilityProblems(page), []));
});

test("nothing is wrong with the page of a form that was refused", async () => {
  await onPage(async (page) => {
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Please correct the errors below.").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    const name = page.getByRole("textbox", { name: "Name" }).first();
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    assert.equal(await name.getAttribute("aria-describedby"), "id_name_help id_name_errors");
  });
});

test("links of the summary lead to their fields, and to groups of them", async () => {
  await onPage(async (page) => {
    await page.getByRole("button", { name: "Save" }).press("Enter");
    for (const [link, id] of [
      ["Name: This field is required.", "id_name"],
      ["Paint: This field is required.", "id_paint"],
    ]) {
      await page.getByRole("link", { name: link ?? "" }).press("Enter");
      assert.equal(await focused(page), id);
    }
  });
});

test("each control is found by its label, and groups by their legend", async () => {
  await onPage(async (page) => {
    const named = { textbox: ["Email", "Words", "Key", "Data"], combobox: ["Colour", "Known"], listbox: ["Likes"] };
    const others = { spinbutton: ["Count", "Price"], checkbox: ["I agree"], status: ["Owner"] };
    for (const [role, names] of Object.entries({ ...named, ...others })) {
      for (const name of names) {
        // The keys are roles.
        const found = page.getByRole(role as "textbox", { name, exact: true });
        assert.equal(await found.count(), 1, `${role} ${name}`);
      }
    }
    for (const label of ["Day", "Clock", "Moment", "Portrait", "Tint *"]) {
      assert.equal(await page.getByLabel(label, { exact: true }).count(), 1, label);
    }
    for (const name of ["Paint", "Owns", "Split", "Guest 1"]) {
      assert.equal(await page.getByRole("group", { name }).count(), 1, name);
    }
    const split = page.getByRole("group", { name: "Split" });
    assert.equal(await split.getByLabel("Time").getAttribute("name"), "split_1");
  });
});

test("the form is filled in and sent by keyboard alone", async () => {
  await onPage(async (page) => {
    const keys: Readonly<Record<string, string>> = {
      id_name: "Ada",
      id_words: "Notes",
      id_count: "3",
      id_colour: "Red",
    };
    const typed: Readonly<Record<string, string>> = {
      id_split_0: "11222026",
      id_split_1: "083000AM",
      "id_guests-0-name": "Bob",
    };
    const ticked = new Set(["id_paint_0", "id_owns_1", "id_agree"]);
    const visited: string[] = [];
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      const id = String(await focused(page));
      if (visited.at(-1) !== id) visited.push(id);
      else continue;
      if (id === "Save") break;
      const text = keys[id] ?? typed[id];
      if (text !== undefined) await page.keyboard.type(text);
      if (ticked.has(id)) await page.keyboard.press("Space");
    }
    assert.equal(visited.at(-1), "Save", visited.join());
    assert.ok(visited.indexOf("id_name") < visited.indexOf("id_paint_0"));
    await page.keyboard.press("Enter");
    await page.getByText("Saved 2026-11-22T07:30:00.000Z.").waitFor();
  });
});
