import assert from "node:assert/strict";
import { test } from "node:test";
import { launchBrowser } from "./browser.ts";

test("browsers that start at the same time show pages, and are gone once closed", async () => {
  const browsers = await Promise.all([launchBrowser(), launchBrowser()]);
  for (const browser of browsers) {
    const page = await browser.newPage();
    await page.setContent("<p>Hello</p>");
    assert.equal(await page.textContent("p"), "Hello");
    const width = await page.evaluate(
      "const range = new Range(); range.selectNode(document.querySelector('p').firstChild); range.getBoundingClientRect().width",
    );
    assert.ok(Number(width) > 20, "text is drawn: there are fonts");
  }
  await Promise.all(browsers.map((browser) => browser.close()));
  assert.equal(process.getActiveResourcesInfo().includes("ProcessWrap"), false);
});
