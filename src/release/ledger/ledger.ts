import { sql } from "#rooms/db";
import { ReleaseUnknown } from "../errors.ts";
import type { Release, ReleaseDraft, ReleaseOutcome } from "./release-record.ts";

/** True once the database has the tables of the ledger. */
export async function hasLedger(): Promise<boolean> {
  const { found } = await sql<{
    found: boolean;
  }>`SELECT to_regclass('tolv_release_outcome') IS NOT NULL AS found`.get();
  return found;
}

/**
 * The releases of the ledger, newest first; none before the first one.
 *
 * @param limit How many at most; all unless given.
 *
 * @example
 * const [newest] = await readReleases(1);
 */
export async function readReleases(limit?: number): Promise<readonly Release[]> {
  if (!(await hasLedger())) return [];
  const rows = await sql<ReleaseRow>`
    SELECT r.number, r.name, r.build, r.configuration, r.migrations, r.processes, r.back_to, r.began_by, r.began_at,
      o.state, o.reason, o.ended_at
    FROM tolv_release r LEFT JOIN tolv_release_outcome o USING (number)
    ORDER BY number DESC LIMIT ${limit ?? null}::int`.all();
  return rows.map(releaseOf);
}

/** @throws ReleaseUnknown */
export function findRelease(releases: readonly Release[], number: number): Release {
  const found = releases.find((release) => release.number === number);
  if (found === undefined) throw new ReleaseUnknown({ number, newest: releases[0]?.number });
  return found;
}

/** Appends a release under the next number; called under the lock, so that no number is given twice. */
export async function appendRelease(draft: ReleaseDraft): Promise<number> {
  const { name, build, configuration, migrations, processes, backTo, beganBy } = draft;
  const { number } = await sql<{ number: number }>`
    INSERT INTO tolv_release (number, name, build, configuration, migrations, processes, back_to, began_by)
    SELECT coalesce(max(number), 0) + 1, ${name}, ${json(build)}::jsonb, ${json(configuration)}::jsonb,
      ${json(migrations)}::jsonb, ${json(processes)}::jsonb, ${backTo ?? null}::int, ${beganBy}
    FROM tolv_release RETURNING number`.get();
  return number;
}

/** Appends how a release has ended. */
export async function appendOutcome(number: number, state: ReleaseOutcome, reason = ""): Promise<void> {
  await sql`INSERT INTO tolv_release_outcome (number, state, reason) VALUES (${number}, ${state}, ${reason})`.all();
}

interface ReleaseRow extends Omit<ReleaseDraft, "build" | "backTo" | "beganBy"> {
  readonly number: number;
  readonly build: ReleaseDraft["build"] | null;
  readonly back_to: number | null;
  readonly began_by: string;
  readonly began_at: Date;
  readonly state: ReleaseOutcome | null;
  readonly reason: string | null;
  readonly ended_at: Date | null;
}

function releaseOf({ back_to, began_by, began_at, state, ended_at, ...row }: ReleaseRow): Release {
  return {
    ...row,
    build: row.build ?? undefined,
    backTo: back_to ?? undefined,
    beganBy: began_by,
    beganAt: began_at,
    outcome: state ?? undefined,
    reason: row.reason ?? "",
    endedAt: ended_at ?? undefined,
  };
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
