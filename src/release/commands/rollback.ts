import { argument, defineCommand, type Output, option } from "#rooms/management";
import type { Release } from "../ledger/release-record.ts";
import { readReleaseNumber } from "../report/read-release-number.ts";
import { shortName } from "../report/short-name.ts";
import { rollBack } from "../rollback/roll-back.ts";
import { releaseOptions, whoReleases } from "./release-options.ts";

/** `tolv rollback [N]`, run with the newer code: only that knows what the newer migrations did. */
export const rollbackCommand = defineCommand({
  name: "rollback",
  help: "Goes back to an earlier release, if its code can run on the tables; run it with the newer code.",
  arguments: { number: argument.optional("The number of the release; the one before that which runs unless given.") },
  options: {
    ...releaseOptions,
    migrate: option.flag("Takes back the migrations between, with the data of their tables and columns."),
    check: option.flag("Only tells what lies between; records and changes nothing."),
    noinput: option.flag({ help: "Does not ask.", aliases: ["no-input"] }),
  },
  async run({ arguments: { number }, options: { by, ...options }, output, input }) {
    const release = await rollBack({
      ...options,
      number: number === undefined ? undefined : readReleaseNumber(number),
      by: whoReleases(by),
      output,
      input,
    });
    if (release === undefined) output.line("Nothing stands in the way; nothing was recorded or changed.");
    else printNextSteps(output, release);
  },
});

function printNextSteps(output: Output, { number, name, build, backTo, processes }: Release): void {
  const commit = build?.commit === undefined ? "" : `, commit ${shortName(build.commit)}`;
  output.line(output.style.success(`Release ${number}: back to ${backTo}. The database is ready for it.`));
  output.line(
    [
      `Tolv starts no processes: now run ${processes.join(", ")} from the build of release ${backTo} (${shortName(name)}${commit}).`,
      "  containers: deploy the image of that build, by its tag or digest",
      "  a host:     let the link `current` lead to its folder, then send HUP to `tolv serve`",
    ].join("\n"),
  );
}
