import type { MigrationHeads } from "#rooms/migrations";
import type { RecordedConfiguration } from "../configuration/record-configuration.ts";

/** What a build says of itself, as far as the ledger keeps it. */
export interface RecordedBuild {
  /** Of the code, the collected files and the bill of materials. */
  readonly digest: string;
  readonly commit: string | undefined;
  /** True when it was made from files that were not committed. */
  readonly dirty: boolean;
  /** When its commit was made. */
  readonly time: string | undefined;
  /** The version of Node that made it. */
  readonly node: string;
}

/** The migrations of a release. */
export interface RecordedMigrations {
  /** The newest one of each app that its code knows. */
  readonly heads: MigrationHeads;
  /** The ids of those that its release phase set out to apply, or to take back. */
  readonly planned: readonly string[];
  /** The ids of those that its code does not know and can live with: they are of a later release. */
  readonly kept: readonly string[];
}

/** What is appended when a release begins. */
export interface ReleaseDraft {
  /** What its processes are called in logs, answers and the database's list of sessions. */
  readonly name: string;
  /** Undefined where the source is run. */
  readonly build: RecordedBuild | undefined;
  readonly configuration: RecordedConfiguration;
  readonly migrations: RecordedMigrations;
  readonly processes: readonly string[];
  /** The number of the release whose build this one runs again. */
  readonly backTo: number | undefined;
  /** Who made it. */
  readonly beganBy: string;
}

/** How a release phase has ended. */
export type ReleaseOutcome = "succeeded" | "failed" | "interrupted";

/** One release of the ledger. */
export interface Release extends ReleaseDraft {
  readonly number: number;
  readonly beganAt: Date;
  /** Undefined while its release phase runs, and after it was killed until the next release finds out. */
  readonly outcome: ReleaseOutcome | undefined;
  /** Why it failed. */
  readonly reason: string;
  readonly endedAt: Date | undefined;
}
