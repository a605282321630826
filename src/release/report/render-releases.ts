import type { Release } from "../ledger/release-record.ts";
import { shortName } from "./short-name.ts";
import { stateOf } from "./state-of.ts";

/** Writes the list of releases, a line each; the star marks the one that runs, as far as the ledger knows. */
export function renderReleases(releases: readonly Release[], isLocked: boolean): string {
  if (releases.length === 0) return "Nothing has been released yet: `tolv release` does.\n";
  const current = releases.find(({ outcome }) => outcome === "succeeded");
  const rows = releases.map((release) => [
    `${release === current ? "*" : " "}${release.number}`,
    stateOf(release, isLocked),
    minuteOf(release.beganAt),
    shortName(release.name),
    release.build === undefined ? "source" : shortName(release.build.digest),
    release.configuration.fingerprint.slice(0, 8),
    release.beganBy,
    release.backTo === undefined ? "" : `back to ${release.backTo}`,
  ]);
  return renderColumns([["#", "state", "began (UTC)", "name", "build", "config", "by", ""], ...rows]);
}

function minuteOf(time: Date): string {
  return time.toISOString().slice(0, 16).replace("T", " ");
}

function renderColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}
