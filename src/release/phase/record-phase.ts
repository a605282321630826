import { limitStatements } from "#rooms/db";
import { delayStop } from "#rooms/lifecycle";
import { redactText } from "#rooms/logging";
import type { Output } from "#rooms/management";
import { releaseBegan, releaseEnded } from "../events.ts";
import { appendOutcome, appendRelease, findRelease, readReleases } from "../ledger/ledger.ts";
import type { Release, ReleaseDraft, ReleaseOutcome } from "../ledger/release-record.ts";
import { shortName } from "../report/short-name.ts";

/**
 * Appends a release, does its work, and appends how that has ended. A process that is told to stop meanwhile cancels the
 * statement that is under way, and records that.
 *
 * @throws What the work throws, after it is recorded.
 */
export function recordPhase(draft: ReleaseDraft, work: () => Promise<void>, output: Output): Promise<Release> {
  return delayStop("release phase", async (stopping) => {
    const phase = await begin(draft, output);
    try {
      await limitStatements({ signal: stopping }, work);
    } catch (error) {
      const failure = stopping.aborted ? interruption : { outcome: "failed" as const, reason: messageOf(error) };
      output.notice(await recordFailure(phase, failure));
      throw error;
    }
    return phase.end("succeeded");
  });
}

/** A release whose phase is at work. */
interface Phase {
  readonly number: number;
  end(outcome: ReleaseOutcome, reason?: string): Promise<Release>;
}

/** How a phase has failed. */
interface PhaseFailure {
  readonly outcome: "failed" | "interrupted";
  readonly reason: string;
}

const interruption: PhaseFailure = { outcome: "interrupted", reason: "Its process was told to stop." };

async function begin(draft: ReleaseDraft, output: Output): Promise<Phase> {
  const start = performance.now();
  const number = await appendRelease(draft);
  const { name, backTo } = draft;
  releaseBegan.emit({ number, name, backTo });
  output.line(output.style.heading(`Release ${number} (${shortName(name)}) begins.`));
  const end: Phase["end"] = async (outcome, reason) => {
    await appendOutcome(number, outcome, reason);
    releaseEnded.emit({ number, name, outcome, milliseconds: performance.now() - start });
    return findRelease(await readReleases(1), number);
  };
  return { number, end };
}

/** Records a failure, and tells what goes on: the first thing to know at night. */
async function recordFailure({ number, end }: Phase, { outcome, reason }: PhaseFailure): Promise<string> {
  const verb = outcome === "failed" ? "has failed" : "was interrupted";
  try {
    await end(outcome, reason);
    return `\nRelease ${number} ${verb} and is recorded so. No process was started or stopped.${await current()}`;
  } catch {
    // What the work has failed with is reported in any case, and tells more than this.
    return `\nRelease ${number} ${verb}, and the database cannot be told: the next release will find it interrupted.`;
  }
}

async function current(): Promise<string> {
  const running = (await readReleases()).find(({ outcome }) => outcome === "succeeded");
  return running === undefined
    ? ""
    : ` What runs is release ${running.number} (${shortName(running.name)}), as before.`;
}

function messageOf(error: unknown): string {
  return redactText(error instanceof Error ? error.message : String(error));
}
