import { argument, defineCommand, option } from "#rooms/management";
import { findRelease, readReleases } from "../ledger/ledger.ts";
import { isReleaseLocked } from "../ledger/release-lock.ts";
import { readReleaseNumber } from "../report/read-release-number.ts";
import { renderRelease } from "../report/render-release.ts";
import { renderReleases } from "../report/render-releases.ts";

/** `tolv releases [N]`: what was released, newest first, or all that is recorded of one. */
export const releasesCommand = defineCommand({
  name: "releases",
  help: "Lists the releases, newest first, or tells all that is recorded of one.",
  stage: "release",
  arguments: { number: argument.optional("The number of one release.") },
  options: {
    limit: option.integer({ help: "How many to list.", default: 20, min: 1 }),
    format: option.choice(["text", "json"], { help: "For people, or for programs.", default: "text" }),
  },
  async run({ arguments: { number }, options: { limit, format }, output }) {
    const isLocked = await isReleaseLocked();
    const releases = await readReleases(number === undefined ? limit : undefined);
    const chosen = number === undefined ? releases : [findRelease(releases, readReleaseNumber(number))];
    if (format === "json") return output.line(JSON.stringify(chosen, undefined, 2));
    if (number === undefined) output.write(renderReleases(chosen, isLocked));
    else for (const release of chosen) output.write(renderRelease(release, isLocked));
  },
});
