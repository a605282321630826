import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../docs");

/** A block of a page, and what the page says until the next one. */
export interface TutorialStep {
  readonly page: string;
  readonly language: string;
  readonly text: string;
  /** The block of `text` behind it: what is printed. */
  readonly printed: string | undefined;
  /** The pages that the prose behind it sends the reader to. */
  readonly addresses: readonly string[];
}

/** The pages of the tutorial, in order, below `docs`. */
export const tutorialPages = globSync("tutorial/*.md", { cwd: folder }).sort();

/** The pages of the twelve factors, whose commands are run in the project that the tutorial leaves. */
export const factorPages = globSync("factors/*.md", { cwd: folder }).sort();

/** The text of a page. */
export function readPage(page: string): string {
  return readFileSync(join(folder, page), "utf8");
}

/**
 * Every block of a page, in order.
 *
 * @throws Error for a block that nothing is to be done with.
 */
export function stepsOf(page: string): readonly TutorialStep[] {
  const text = readPage(page);
  const blocks = [...text.matchAll(/^```(\w*)\n(.*?)^```\n/gms)];
  return blocks.flatMap(({ index, 0: block, 1: language = "", 2: code = "" }, place) => {
    const next = blocks[place + 1];
    const prose = text.slice(index + block.length, next?.index);
    if (language === "text") return refuseStray(page, blocks[place - 1]?.[1], code);
    if (!known.has(language)) throw new Error(`${page}: nothing can be done with a block of "${language}".`);
    const printed = next?.[1] === "text" && prose.trim() === "" ? next[2] : undefined;
    const addresses = [...prose.matchAll(/<http:\/\/127\.0\.0\.1:8000(\/[^>]*)>/g)].map(([, path = ""]) => path);
    return [{ page, language, text: code, printed, addresses }];
  });
}

const known = new Set(["sh", "ts", "css", "diff"]);

function refuseStray(page: string, before: string | undefined, code: string): readonly TutorialStep[] {
  if (before !== "sh") throw new Error(`${page}: no command stands before\n${code}`);
  return [];
}
