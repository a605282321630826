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
  if (chosen.outcome === "succeeded") return chosen;
  throw new RollbackTargetUnfit({ number: chosen.number, state: chosen.outcome ?? "still running, or killed" });
}

function precedingRelease(releases: readonly Release[]): Release {
  const [newest] = releases;
  const succeeded = releases.filter(({ outcome }) => outcome === "succeeded");
  const [current] = succeeded;
  const isUntouched = newest !== undefined && newest === current;
  const found = isUntouched ? succeeded.find(isBefore(current)) : current;
  if (found === undefined) throw new NoEarlierRelease({ current: newest?.number });
  return found;
}

/** A second rollback goes further back: what one of them led to counts as the release of then. */
function isBefore({ number, backTo }: Release): (release: Release) => boolean {
  const limit = backTo ?? number;
  return (other) => other.backTo === undefined && other.number < limit;
}
