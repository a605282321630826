import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { changeFile } from "../../support/change-file.ts";
import { writeFiles } from "../../support/readme.ts";
import { type Guide, guidePage } from "./guide.ts";

/** A block of a page that tells what to do, and the one behind it if that is what is printed. */
interface Step {
  readonly language: string;
  readonly text: string;
  readonly printed: string | undefined;
}

/**
 * Tests a page by doing what it says from top to bottom: files are written, changes (`diff`) made, commands (`sh`) run,
 * and what they print compared with the block of `text` behind them.
 */
export function testStory(guide: Guide, name: string): void {
  for (const step of stepsOf(readFileSync(guidePage(name), "utf8"))) {
    it(`${step.language}: ${step.text.trimStart().split("\n")[0]}`, () => takeStep(guide, step));
  }
}

function stepsOf(page: string): Step[] {
  const blocks = page.matchAll(/^```(sh|diff|ts(?=\n\/\/ \S+\.ts\n))\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms);
  return [...blocks].map(([, language = "", text = "", printed]) => ({ language, text, printed }));
}

async function takeStep(guide: Guide, { language, text, printed }: Step): Promise<void> {
  if (language === "sh") return runCommands(guide, text, printed);
  const [head = "", ...lines] = text.split("\n");
  const path = head.replace(/^ ?\/\/ /, "");
  if (language === "ts") return writeFiles(guide.directory, [{ path, text: lines.join("\n") }]);
  await changeFile(join(guide.directory, path), lines.slice(0, -1));
}

const program = fileURLToPath(new URL("../../../bin/tolv.js", import.meta.url));

/** Commands that are said to print something may fail. */
async function runCommands({ directory, environment }: Guide, commands: string, printed?: string): Promise<void> {
  const script = commands.replaceAll("npx tolv", `"${process.execPath}" "${program}"`);
  const { PATH = "", HOME = "" } = process.env;
  const options = { cwd: directory, env: { PATH, HOME, ...environment } };
  const { failed, output } = await new Promise<{ failed: boolean; output: string }>((resolve) => {
    execFile("sh", ["-ec", `exec 2>&1\n${script}`], options, (error, stdout) => {
      resolve({ failed: error !== null, output: stdout });
    });
  });
  if (printed === undefined) assert.equal(failed, false, output);
  else if (printed.includes("…")) assert.match(output, patternOf(printed));
  else assert.equal(output, printed);
}

/** What a page shows where `…` stands for a part of a line that differs each time. */
function patternOf(printed: string): RegExp {
  const parts = printed.split("…").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^\\n]*")}$`);
}
