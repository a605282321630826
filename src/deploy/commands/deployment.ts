import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { argument, CommandError, defineCommand, type Output, option } from "#rooms/management";
import { deploymentFiles } from "../deployment-files.ts";
import { currentDeployment } from "../model/deployment-model.ts";
import { type DeploymentTarget, targets } from "../model/deployment-target.ts";
import { compareFiles, type FileComparison } from "../writers/compare-files.ts";

/** Shows and writes the files that deployments are made from. */
export const deploymentCommand = defineCommand({
  name: "deployment",
  help: "Shows which files a deployment needs, and writes them: images, compose, Kubernetes, systemd, Heroku.",
  stage: "none",
  arguments: { targets: argument.variadic(`For what: ${targets.join(", ")}; for all of them unless given.`) },
  options: {
    write: option.flag("Writes the files that are missing."),
    force: option.flag("With --write: replaces files that are different, too."),
  },
  async run({ arguments: { targets: wanted }, options: { write, force }, output }) {
    const { model, directory } = currentDeployment.get();
    const compared = await compareFiles(directory, await deploymentFiles(model, chosenTargets(wanted)));
    const written = compared.filter(({ state }) => write && (state === "missing" || (state === "different" && force)));
    for (const { path, text } of written) await writeInto(directory, path, text);
    for (const comparison of compared) report(comparison, { output, isWritten: written.includes(comparison) });
    const refused = write && compared.some(({ state }) => state === "different") && !force;
    if (refused) output.notice("Files that are different were left alone: --force replaces them.");
    return refused ? 1 : 0;
  },
});

function chosenTargets(wanted: readonly string[]): readonly DeploymentTarget[] {
  const unknown = wanted.find((name) => !targets.some((target) => target === name));
  if (unknown !== undefined) {
    throw new CommandError({ message: `There is no target "${unknown}".`, hint: `Use one of ${targets.join(", ")}.` });
  }
  return wanted.length === 0 ? targets : targets.filter((target) => wanted.includes(target));
}

async function writeInto(directory: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), text);
}

/** How many lines of a difference are shown. */
const shownLines = 12;

function report(
  { path, state, removed, added }: FileComparison,
  { output, isWritten }: { readonly output: Output; readonly isWritten: boolean },
): void {
  const { style } = output;
  output.line(`${isWritten ? style.success("written  ") : state.padEnd(9)}  ${path}`);
  if (isWritten || state !== "different") return;
  const lines = [
    ...removed.map((line) => style.error(`- ${line}`)),
    ...added.map((line) => style.success(`+ ${line}`)),
  ];
  for (const line of lines.slice(0, shownLines)) output.line(`           ${line}`);
  if (lines.length > shownLines) output.line(`           … and ${lines.length - shownLines} lines more`);
}
