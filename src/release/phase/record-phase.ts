import { limitStatements } from "#rooms/db";
import { redactText } from "#rooms/logging";
import type { Output } from "#rooms/management";
import { releaseBegan, releaseEnded } from "../events.ts";
import { appendOutcome, appendRelease, findRelease, readReleases } from "../ledger/ledger.ts";
import type { Release, ReleaseDraft, ReleaseOutcome } from "../ledger/release-record.ts";
import { shortName } from "../report/short-name.ts";
import { delayStop } from "./delay-stop.ts";

/**
 * Appends a release, does its work, and appends how that has ended. A process that is told to stop meanwhile cancels the
 * statement that is under way, and records that.
 *
 * @throws What the work throws, after it is recorded.
 */
export function recordPhase(draft: ReleaseDraft, work: () => Promise<void>, output: Output): Promise<Release> {
  return delayStop(async (stopping) => {
    const end = await begin(draft, output);
    try {
      await limitStatements({ signal: stopping }, work);
    } catch (error) {
      const reason = stopping.aborted ? "Its process was told to stop." : messageOf(error);
      const { number } = await end(stopping.aborted ? "interrupted" : "failed", reason);
      output.notice(await consequences(number, stopping.aborted ? "was interrupted" : "has failed"));
      throw error;
    }
    return end("succeeded");
  });
}

type End = (outcome: ReleaseOutcome, reason?: string) => Promise<Release>;

async function begin(draft: ReleaseDraft, output: Output): Promise<End> {
  const start = performance.now();
  const number = await appendRelease(draft);
  const { name, backTo } = draft;
  releaseBegan.emit({ number, name, backTo });
  output.line(output.style.heading(`Release ${number} (${shortName(name)}) begins.`));
  return async (outcome, reason) => {
    await appendOutcome(number, outcome, reason);
    releaseEnded.emit({ number, name, outcome, milliseconds: performance.now() - start });
    return findRelease(await readReleases(1), number);
  };
}

function messageOf(error: unknown): string {
  return redactText(error instanceof Error ? error.message : String(error));
}

/** What goes on after a failure: the first thing to know at night. */
async function consequences(number: number, end: string): Promise<string> {
  const current = (await readReleases()).find(({ outcome }) => outcome === "succeeded");
  const going =
    current === undefined ? "" : ` What runs is release ${current.number} (${shortName(current.name)}), as before.`;
  return `\nRelease ${number} ${end} and is recorded so. No process was started or stopped.${going}`;
}
