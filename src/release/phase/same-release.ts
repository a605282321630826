import { isDeepStrictEqual } from "node:util";
import type { Release, ReleaseDraft } from "../ledger/release-record.ts";

/** True if a release that has succeeded combines the same build with the same configuration, and nothing is to be migrated. */
export function isSameRelease(release: Release, draft: ReleaseDraft): boolean {
  return (
    release.outcome === "succeeded" &&
    draft.migrations.planned.length === 0 &&
    isDeepStrictEqual(identityOf(release), identityOf(draft))
  );
}

function identityOf({ name, build, configuration, migrations, processes }: ReleaseDraft) {
  const { heads, kept } = migrations;
  return { name, digest: build?.digest, fingerprint: configuration.fingerprint, heads, kept, processes };
}
