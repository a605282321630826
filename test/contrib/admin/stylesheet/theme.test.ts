import assert from "node:assert/strict";
import { test } from "node:test";
import { theme } from "../../../../src/contrib/admin/stylesheet/theme.ts";

type Colours = ReadonlyMap<string, string>;

const [light = "", dark = ""] = theme.split("@media (prefers-color-scheme: dark)");

function coloursOf(css: string): Colours {
  return new Map(
    Array.from(css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name = "", value = ""]) => [name, value]),
  );
}

const schemes: Readonly<Record<string, Colours>> = { light: coloursOf(light), dark: coloursOf(dark) };

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Text and the background it stands on, with the least contrast that WCAG AA asks for. */
const pairs = [
  ["text", "page", 4.5],
  ["text", "surface", 4.5],
  ["quiet", "page", 4.5],
  ["quiet", "surface", 4.5],
  ["accent", "surface", 4.5],
  ["accent-hover", "surface", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-header", "header", 4.5],
  ["danger", "surface", 4.5],
  ["danger", "danger-surface", 4.5],
  ["focus", "surface", 3],
  ["focus", "page", 3],
  ["focus", "header", 3],
] as const;

test("black on white has the contrast that WCAG names", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
});

for (const [scheme, colours] of Object.entries(schemes)) {
  test(`every text of the ${scheme} scheme has the contrast of WCAG AA`, () => {
    for (const [front, back, least] of pairs) {
      const found = contrast(colours.get(front) ?? assert.fail(front), colours.get(back) ?? assert.fail(back));
      assert.ok(found >= least, `${front} on ${back}: ${found.toFixed(2)} of ${least}`);
    }
  });
}
