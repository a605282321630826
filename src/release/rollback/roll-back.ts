import { currentConfig } from "#rooms/config";
import { type Input, OperationCancelled, type Output } from "#rooms/management";
import {
  type LaterMigration,
  type MigrationHeads,
  migrateBack,
  planRollback,
  printingObserver,
  readMigrationOverview,
} from "#rooms/migrations";
import { recordConfiguration } from "../configuration/record-configuration.ts";
import { RollbackUnsafe } from "../errors.ts";
import { readReleases } from "../ledger/ledger.ts";
import { ledgerApp } from "../ledger/ledger-app.ts";
import { underReleaseLock } from "../ledger/release-lock.ts";
import type { Release, ReleaseDraft } from "../ledger/release-record.ts";
import type { ReleaseOptions } from "../phase/make-release.ts";
import { noteInterruptions } from "../phase/note-interruptions.ts";
import { recordPhase } from "../phase/record-phase.ts";
import { chooseRelease } from "./choose-release.ts";
import { printRollbackPlan } from "./print-rollback-plan.ts";

/** What `tolv rollback` was asked for. */
export interface RollbackCall extends ReleaseOptions {
  readonly number: number | undefined;
  /** Takes back the migrations between. */
  readonly migrate: boolean;
  /** Only says what would be done. */
  readonly check: boolean;
  readonly noinput: boolean;
  readonly output: Output;
  readonly input: Input;
}

/** What lies between the tables as they are and those that an earlier release knew. */
export interface RollbackPlan {
  readonly target: Release;
  /** Where the tables go back to, if the migrations between are taken back. */
  readonly heads: MigrationHeads;
  /** Newest first. */
  readonly later: readonly LaterMigration[];
  /** The draft of the release that the rollback makes. */
  readonly draft: ReleaseDraft;
}

/**
 * Prepares the database for the build of an earlier release and appends a release that says so.
 *
 * @returns The release; undefined when nothing was to be done but to look.
 * @throws RollbackUnsafe when its code cannot run on the tables as they are, or as they can be made.
 */
export function rollBack(call: RollbackCall): Promise<Release | undefined> {
  return underReleaseLock({ seconds: call.wait, output: call.output }, async () => {
    const releases = await readReleases();
    const target = chooseRelease(releases, call.number);
    const plan = await planOf(target, call);
    printRollbackPlan(call.output, plan);
    refuseUnsafe(plan, call);
    if (call.check) return undefined;
    if (call.migrate && plan.later.length > 0) await confirm(call, plan);
    await noteInterruptions(call.output);
    return recordPhase(plan.draft, () => migrate(plan, call), call.output);
  });
}

async function planOf(target: Release, { migrate, by }: RollbackCall): Promise<RollbackPlan> {
  const heads = await headsToReach(target);
  const later = await planRollback(heads);
  const ids = later.map(({ id }) => id);
  return {
    target,
    heads,
    later,
    draft: {
      name: target.name,
      build: target.build,
      configuration: recordConfiguration(currentConfig.get()),
      migrations: { heads: target.migrations.heads, planned: migrate ? ids : [], kept: migrate ? [] : ids },
      processes: target.processes,
      backTo: target.number,
      beganBy: by,
    },
  };
}

/** Those of the target; the ledger itself stays as it is. */
async function headsToReach({ migrations }: Release): Promise<MigrationHeads> {
  const { [ledgerApp]: ledger = "" } = (await readMigrationOverview()).heads;
  return { ...migrations.heads, [ledgerApp]: ledger };
}

function refuseUnsafe({ target: { number }, later }: RollbackPlan, { migrate }: RollbackCall): void {
  const irreversible = later.filter((migration) => migration.irreversible !== undefined).map(({ id }) => id);
  const breaks = later.some(({ problems }) => problems.length > 0);
  if (migrate ? irreversible.length > 0 : breaks) throw new RollbackUnsafe({ number, irreversible });
}

/** Tables and columns that go take with them what was written since. */
async function confirm({ noinput, input, output }: RollbackCall, { target, later }: RollbackPlan): Promise<void> {
  if (noinput) return;
  const [what, whose] = later.length === 1 ? ["one migration", "its"] : [`${later.length} migrations`, "their"];
  output.notice(
    `\nThis takes back ${what}: what was written into ${whose} tables and columns is LOST.\n` +
      "Stop the processes of the newer code first: they cannot run on the older tables.",
  );
  const answer = await input.ask(
    `Type ${target.number} to go back to release ${target.number}, anything else to leave: `,
  );
  if (answer.trim() !== String(target.number)) throw new OperationCancelled({});
}

async function migrate({ heads }: RollbackPlan, { migrate: isWanted, output }: RollbackCall): Promise<void> {
  if (isWanted) await migrateBack(heads, printingObserver(output.at(1)));
}
