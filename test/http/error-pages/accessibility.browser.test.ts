import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { html } from "#rooms/html";
import { respond, route } from "#rooms/http";
import { accessibilityProblems } from "../../support/accessibility-problems.ts";
import { launchBrowser } from "../../support/browser.ts";
import { testSite } from "../support.ts";

const routes = [
  route.get("/boom/", { name: "boom" }, () => {
    throw new TypeError("x".repeat(300), { cause: new Error("the cause") });
  }),
  route.get("/missing/", {}, () => {
    throw respond.notFound("The post");
  }),
  route.get("/form/", {}, () => html`<form method="post"><button>Send</button></form>`),
  route.post("/form/", {}, () => respond.text("never reached")),
];

const browser = await launchBrowser();
after(() => browser.close());

for (const DEBUG of [true, false]) {
  test(`people can read the pages of errors on a phone, in light and dark, with DEBUG=${DEBUG}`, async () => {
    await using site = await testSite(routes, { settings: { DEBUG, ALLOWED_HOSTS: ["127.0.0.1"] } });
    await new Promise<void>((resolve) => site.server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}`;
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 390, height: 800 } });
      for (const [target, heading] of [
        ["/boom/", /TypeError|Internal Server Error/],
        ["/missing/", /^Not Found/],
        ["/form/", /^Forbidden/],
      ] as const) {
        await page.goto(origin + target);
        if (target === "/form/") await page.getByRole("button").click();
        assert.match((await page.getByRole("heading", { level: 1 }).textContent()) ?? "", heading);
        assert.deepEqual(await accessibilityProblems(page), [], `${target} in ${colorScheme}`);
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390, target);
      }
      await page.close();
    }
  });
}
