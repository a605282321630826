import { currentProjectDirectory } from "#rooms/apps";
import { readBuild } from "#rooms/build";
import { isSerious, renderFindings, runChecks } from "#rooms/checks";
import { currentConfig } from "#rooms/config";
import { currentDeployment } from "#rooms/deploy";
import type { Output } from "#rooms/management";
import { migrateApp, migrateToNewest, printingObserver, readMigrationOverview } from "#rooms/migrations";
import { currentStamp } from "#rooms/stamp";
import { recordConfiguration } from "../configuration/record-configuration.ts";
import { ReleaseChecksFailed, ReleaseRefused } from "../errors.ts";
import { inspectDatabase } from "../inspection/inspect-database.ts";
import { readReleases } from "../ledger/ledger.ts";
import { ledgerApp } from "../ledger/ledger-app.ts";
import { underReleaseLock } from "../ledger/release-lock.ts";
import type { Release, ReleaseDraft } from "../ledger/release-record.ts";
import type { StartedProject } from "../project-starter.ts";
import { noteInterruptions } from "./note-interruptions.ts";
import { recordPhase } from "./record-phase.ts";
import { isSameRelease } from "./same-release.ts";

/** Who releases, and how long to wait for another release. */
export interface ReleaseOptions {
  readonly by: string;
  readonly wait: number;
}

/** A release of a project that was looked at and found in order. */
export interface ReleaseCall extends ReleaseOptions {
  readonly started: StartedProject;
  readonly output: Output;
}

/** The release that was made; or the newest one, where nothing differs from it. */
export interface ReleaseResult {
  readonly release: Release;
  readonly isNew: boolean;
}

/**
 * Appends a release to the ledger and runs its release phase: migrations, then the checks of the database.
 *
 * @throws ReleaseLocked, and what the release phase fails with, after the ledger says so.
 */
export function makeRelease(call: ReleaseCall): Promise<ReleaseResult> {
  return call.started.run(() =>
    underReleaseLock({ seconds: call.wait, output: call.output }, async () => {
      await prepareLedger(call.output);
      await refuseProblems(call.output);
      const draft = await draftRelease(call);
      const [newest] = await readReleases(1);
      if (newest !== undefined && isSameRelease(newest, draft)) return { release: newest, isNew: false };
      return { release: await recordPhase(draft, () => runReleasePhase(call), call.output), isNew: true };
    }),
  );
}

/** The ledger comes first, so that even the first release phase can fail in it. */
async function prepareLedger(output: Output): Promise<void> {
  await migrateApp(ledgerApp);
  await noteInterruptions(output);
}

/** Another release may have changed the database while this one waited. */
async function refuseProblems(output: Output): Promise<void> {
  const serious = (await inspectDatabase()).filter((finding) => isSerious(finding));
  if (serious.length === 0) return;
  output.notice(renderFindings(serious));
  throw new ReleaseRefused({ count: serious.length });
}

async function draftRelease({ by }: ReleaseCall): Promise<ReleaseDraft> {
  const { heads, planned, unknown } = await readMigrationOverview();
  return {
    name: currentStamp.get().release,
    build: recordedBuild(currentProjectDirectory.get()),
    configuration: recordConfiguration(currentConfig.get()),
    migrations: { heads, planned, kept: unknown },
    processes: currentDeployment.get().model.processes.map(({ name }) => name),
    backTo: undefined,
    beganBy: by,
  };
}

function recordedBuild(directory: string): ReleaseDraft["build"] {
  const build = readBuild(directory);
  if (build === undefined) return undefined;
  const { digest, commit, dirty, time, node } = build;
  return { digest, commit, dirty, time, node };
}

async function runReleasePhase({ started, output }: ReleaseCall): Promise<void> {
  await migrateToNewest(printingObserver(output.at(1)));
  const findings = await runChecks(started.checks.filter(({ database }) => database));
  const serious = findings.filter((finding) => isSerious(finding));
  if (findings.length > 0) output.notice(renderFindings(findings));
  if (serious.length > 0) throw new ReleaseChecksFailed({ count: serious.length });
}
