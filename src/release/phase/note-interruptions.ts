import type { Output } from "#rooms/management";
import { readMigrationOverview } from "#rooms/migrations";
import { releaseEnded } from "../events.ts";
import { appendOutcome, readReleases } from "../ledger/ledger.ts";
import type { Release } from "../ledger/release-record.ts";

/**
 * Gives each release without an outcome the one that it has come to: whoever holds the lock knows that nobody works at
 * it any more.
 */
export async function noteInterruptions(output: Output): Promise<void> {
  const open = (await readReleases()).filter(({ outcome }) => outcome === undefined);
  for (const release of open.toReversed()) {
    const { number, name, beganBy, beganAt } = release;
    const progress = await describeProgress(release);
    await appendOutcome(number, "interrupted", progress);
    releaseEnded.emit({ number, name, outcome: "interrupted", milliseconds: Date.now() - beganAt.getTime() });
    const ended = `Release ${number} of ${beganBy} was interrupted: its process ended in the release phase.`;
    output.notice(`${ended} ${progress} This one goes on from there.`);
  }
}

async function describeProgress({ migrations: { planned }, backTo }: Release): Promise<string> {
  if (planned.length === 0) return "It had nothing to migrate.";
  const { applied } = await readMigrationOverview();
  const done = planned.filter((id) => applied.has(id) === (backTo === undefined));
  const what = backTo === undefined ? "applied" : "taken back";
  if (done.length === 0) return `None of its migrations was ${what}.`;
  return `Of its ${planned.length} migrations ${done.join(", ")} ${done.length === 1 ? "was" : "were"} ${what}.`;
}
