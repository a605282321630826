import { redactText } from "#rooms/logging";
import type { Output } from "#rooms/management";
import { releaseBegan, releaseEnded } from "../events.ts";
import { appendOutcome, appendRelease, findRelease, readReleases } from "../ledger/ledger.ts";
import type { Release, ReleaseDraft, ReleaseOutcome } from "../ledger/release-record.ts";
import { shortName } from "../report/short-name.ts";

/**
 * Appends a release, does its work, and appends how that has ended.
 *
 * @throws What the work throws, after it is recorded.
 */
export async function recordPhase(draft: ReleaseDraft, work: () => Promise<void>, output: Output): Promise<Release> {
  const start = performance.now();
  const number = await appendRelease(draft);
  const { name, backTo } = draft;
  releaseBegan.emit({ number, name, backTo });
  output.line(output.style.heading(`Release ${number} (${shortName(name)}) begins.`));
  const end = async (outcome: ReleaseOutcome, reason?: string) => {
    await appendOutcome(number, outcome, reason);
    releaseEnded.emit({ number, name, outcome, milliseconds: performance.now() - start });
  };
  try {
    await work();
  } catch (error) {
    await end("failed", redactText(error instanceof Error ? error.message : String(error)));
    output.notice(await consequences(number));
    throw error;
  }
  await end("succeeded");
  return findRelease(await readReleases(1), number);
}

/** What goes on after a failure: the first thing to know at night. */
async function consequences(number: number): Promise<string> {
  const current = (await readReleases()).find(({ outcome }) => outcome === "succeeded");
  const going =
    current === undefined ? "" : ` What runs is release ${current.number} (${shortName(current.name)}), as before.`;
  return `\nRelease ${number} has failed and is recorded so. No process was started or stopped.${going}`;
}
