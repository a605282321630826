import { currentConfig } from "#rooms/config";
import type { Output } from "#rooms/management";
import { NothingReleased } from "../errors.ts";
import { findRelease, readReleases } from "../ledger/ledger.ts";
import type { Release } from "../ledger/release-record.ts";
import { currentProjectStarter } from "../project-starter.ts";
import { readReleaseNumber } from "../report/read-release-number.ts";
import { compareConfigurations } from "./compare-configurations.ts";
import { recordConfiguration } from "./record-configuration.ts";
import { renderDifference } from "./render-difference.ts";

/**
 * Prints how the configurations of two releases differ; of one, how the environment differs from it; of none, how it
 * differs from the newest release that has succeeded.
 *
 * @throws ReleaseUnknown, NothingReleased
 */
export async function diffConfigurations(numbers: readonly string[], output: Output): Promise<void> {
  const [before, after] = numbers.map(readReleaseNumber);
  // Only the environment of now needs to be complete: what is recorded can be compared without it.
  const started = await currentProjectStarter.get()(after === undefined ? "run" : "release");
  await started.run(async () => {
    const releases = await readReleases();
    const [old, next] = [chosen(releases, before), after === undefined ? undefined : findRelease(releases, after)];
    const recorded = next?.configuration ?? recordConfiguration(currentConfig.get());
    output.line(
      `From release ${old.number} to ${next === undefined ? "the environment of now" : `release ${next.number}`}:`,
    );
    output.write(renderDifference(compareConfigurations(old.configuration, recorded)));
  });
}

function chosen(releases: readonly Release[], number: number | undefined): Release {
  if (number !== undefined) return findRelease(releases, number);
  const current = releases.find(({ outcome }) => outcome === "succeeded");
  if (current === undefined) throw new NothingReleased({});
  return current;
}
