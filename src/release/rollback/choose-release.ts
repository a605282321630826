import { NoEarlierRelease, RollbackTargetUnfit } from "../errors.ts";
import { findRelease } from "../ledger/ledger.ts";
import type { Release } from "../ledger/release-record.ts";

/**
 * The release to go back to: the one of the number, or else the newest before the one that runs; after a release that
 * did not succeed, the one that runs.
 *
 * @param releases Newest first.
 * @throws ReleaseUnknown, RollbackTargetUnfit, NoEarlierRelease
 */
export function chooseRelease(releases: readonly Release[], number: number | undefined): Release {
  const chosen = number === undefined ? precedingRelease(releases) : findRelease(releases, number);
  const problem = problemOf(chosen, releases[0]);
  if (problem !== undefined) throw new RollbackTargetUnfit({ number: chosen.number, problem });
  return chosen;
}

function problemOf({ number, outcome }: Release, newest: Release | undefined): string | undefined {
  if (outcome !== "succeeded") return `it has not succeeded (${outcome ?? "still running, or killed"})`;
  if (number === newest?.number) return "it is the newest, and has succeeded";
}

function precedingRelease(releases: readonly Release[]): Release {
  const [newest] = releases;
  const succeeded = releases.filter(({ outcome }) => outcome === "succeeded");
  const [current] = succeeded;
  const found = newest === current && current ? releaseBefore(current, succeeded) : current;
  if (found === undefined) throw new NoEarlierRelease({ current: newest?.number });
  return found;
}

/** What ran before a release did so; before one that went back, what ran before the one that it led to. */
function releaseBefore(release: Release, succeeded: readonly Release[]): Release | undefined {
  const { number } = originOf(release, succeeded);
  return succeeded.find((other) => other.number < number);
}

function originOf(release: Release, succeeded: readonly Release[]): Release {
  const earlier = succeeded.find(({ number }) => number === release.backTo);
  return earlier === undefined ? release : originOf(earlier, succeeded);
}
