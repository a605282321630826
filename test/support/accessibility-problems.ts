import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe-core finds wrong with a page as it stands in the browser: nothing, as a rule.
 *
 * @example
 * assert.deepEqual(await accessibilityProblems(page), []);
 */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  // Evaluated by the browser's debugger, which no content security policy binds.
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>("axe.run()");
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join("\n")}`);
}
