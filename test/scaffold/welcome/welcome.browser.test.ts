import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { boot } from "../../contrib/project.ts";
import { accessibilityProblems } from "../../support/accessibility-problems.ts";
import { launchBrowser } from "../../support/browser.ts";

const running = await boot("postgres://nobody@127.0.0.1:1/none");
const site = await running.createSite();
site.server.listen(0, "127.0.0.1");
await once(site.server, "listening");
const origin = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}`;
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await site.close();
  await running.stop();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1280]) {
    test(`the first page can be read by everybody, ${colorScheme} and ${width} pixels wide`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(origin);
      assert.deepEqual(await accessibilityProblems(page), []);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      assert.equal(overflow, 0, "nothing sticks out");
      const strokes = await page.evaluate(
        "new Set([...document.querySelectorAll('.dial line')].map((line) => getComputedStyle(line).animationDelay)).size",
      );
      assert.equal(strokes, 12, "each stroke of the dial has a moment of its own");
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
}
