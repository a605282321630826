import { CommandError, defineCommand, type Input, type Output, option } from "#rooms/management";
import type { CollectOutcome } from "../collect/collect-file.ts";
import { type CollectReport, collectStatic } from "../collect/collect-static.ts";
import { refuseForeign, refuseOverlap } from "../collect/static-root.ts";
import { staticSources } from "../find/static-sources.ts";
import { staticRoot } from "../library/current-library.ts";
import { staticSettings } from "../settings.ts";

/** `tolv collectstatic`: the part of a build that static files need. */
export const collectstaticCommand = defineCommand({
  name: "collectstatic",
  help: "Collects static files in STATIC_ROOT, named after their content and compressed.",
  stage: "build",
  options: {
    noinput: option.flag({ help: "Does not ask before --clear.", aliases: ["no-input"] }),
    clear: option.flag({ help: "Deletes everything in STATIC_ROOT that is not of this build.", short: "c" }),
    dryRun: option.flag({ help: "Says what would be done and writes nothing.", short: "n" }),
    link: option.flag({ help: "Links to the files instead of copying them, where they need no change.", short: "l" }),
  },
  async run({ options, input, output }) {
    const { clear, dryRun, link } = options;
    const root = staticRoot();
    const sources = staticSources();
    refuseOverlap(root, sources);
    if (clear) {
      refuseForeign(root);
      if (!options.noinput && !dryRun) await askToClear(root, { input, output });
    }
    const { STATIC_URL: staticUrl } = staticSettings.values();
    const report = await collectStatic({ sources, root, staticUrl, clear, dryRun, link });
    printDetails(report, { output, dryRun });
    output.at(1).line(`\n${summary(report.outcomes, { root, link })}`);
  },
});

async function askToClear(
  root: string,
  { input, output }: { readonly input: Input; readonly output: Output },
): Promise<void> {
  output.notice(
    [
      "",
      "You have requested to collect static files at the destination",
      "location as specified in your settings:",
      "",
      `    ${root}`,
      "",
      "This will DELETE ALL FILES of other builds in this location!",
      "Are you sure you want to do this?",
      "",
    ].join("\n"),
  );
  const answer = await input.ask("Type 'yes' to continue, or 'no' to cancel: ");
  if (answer.trim() !== "yes") throw new CommandError({ message: "Collecting static files cancelled." });
}

function printDetails(
  { outcomes, duplicates, unresolved, deleted }: CollectReport,
  { output, dryRun }: { readonly output: Output; readonly dryRun: boolean },
): void {
  for (const { path, file } of duplicates) {
    output
      .at(1)
      .notice(`Found another file with the destination path '${path}': ${file}. It is ignored: the first is taken.`);
  }
  for (const { path, line, target } of unresolved) {
    output.at(1).notice(`${path}:${line} names a source map that is missing: ${target}`);
  }
  const details = output.at(dryRun ? 1 : 2);
  for (const { source, outcome } of outcomes) {
    if (outcome === "unmodified") output.at(2).line(`Skipping '${source.path}' (not modified)`);
    else details.line(`${dryRun ? "Pretending to copy" : "Copying"} '${source.file}' as '${source.name}'`);
  }
  for (const name of deleted) output.at(1).line(`Deleting '${name}'`);
}

/** Django's sentence; processed is what was rewritten or compressed. */
function summary(
  outcomes: readonly CollectOutcome[],
  { root, link }: { readonly root: string; readonly link: boolean },
): string {
  const copied = outcomes.filter(({ outcome }) => outcome === "copied");
  const unmodified = outcomes.length - copied.length;
  const processed = copied.filter(isProcessed).length;
  const files = `${copied.length} static ${copied.length === 1 ? "file" : "files"}`;
  return [
    `${files} ${link ? "symlinked" : "copied"} to '${root}'`,
    ...(unmodified > 0 ? [`${unmodified} unmodified`] : []),
    ...(processed > 0 ? [`${processed} post-processed`] : []),
  ]
    .join(", ")
    .concat(".");
}

function isProcessed({ source, collected }: CollectOutcome): boolean {
  return source.content !== undefined || Object.keys(collected?.variants ?? {}).length > 1;
}
