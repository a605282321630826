import type { Finding } from "#rooms/checks";
import { currentDatabase } from "#rooms/db";
import { TolvError } from "#rooms/errors";
import { type MigrationOverview, readMigrationOverview } from "#rooms/migrations";
import { readReleases } from "../ledger/ledger.ts";
import { ledgerApp } from "../ledger/ledger-app.ts";

/** Finds out whether the database answers, and whether its migrations and those of the code fit together. */
export async function inspectDatabase(): Promise<readonly Finding[]> {
  try {
    await currentDatabase.get().execute("SELECT 1");
  } catch (error) {
    return [failure("release.E007", error)];
  }
  try {
    return [...(await inspectMigrations(await readMigrationOverview()))];
  } catch (error) {
    return [failure("release.E008", error)];
  }
}

async function inspectMigrations(overview: MigrationOverview): Promise<readonly Finding[]> {
  const { unwritten, irreversible, problems } = overview;
  const unknown = await unexpected(overview.unknown);
  return [
    ...problems.map((error) => failure("release.E008", error)),
    ...(unwritten.length > 0 ? [unwrittenMigrations(unwritten)] : []),
    ...(unknown.length > 0 ? [unknownMigrations(unknown)] : []),
    ...(irreversible.length > 0 ? [irreversibleMigrations(irreversible)] : []),
  ];
}

/** A rollback has judged that the code goes on beside some migrations that it does not know. */
async function unexpected(unknown: readonly string[]): Promise<readonly string[]> {
  const others = unknown.filter((id) => !id.startsWith(`${ledgerApp}.`));
  if (others.length === 0) return [];
  const current = (await readReleases()).find(({ outcome }) => outcome === "succeeded");
  return others.filter((id) => !current?.migrations.kept.includes(id));
}

function unwrittenMigrations(apps: readonly string[]): Finding {
  return {
    id: "release.E009",
    level: "error",
    message: `The models of ${apps.join(", ")} have changed, and no migration says so.`,
    hint: "Run `tolv makemigrations`, commit what it writes, and build again.",
    object: "migrations",
  };
}

function unknownMigrations(ids: readonly string[]): Finding {
  return {
    id: "release.E010",
    level: "error",
    message: `The database has had ${ids.join(", ")}, which this code does not know: it is older than the database.`,
    hint: "Release the newer code, or run `tolv rollback` there: it says whether this code can run, and prepares it.",
    object: "migrations",
  };
}

function irreversibleMigrations(ids: readonly string[]): Finding {
  return {
    id: "release.W002",
    level: "warning",
    message: `There is no way back for ${ids.join(", ")}.`,
    hint: "Make a backup before: a rollback past them needs it.",
    object: "migrations",
  };
}

function failure(id: string, error: unknown): Finding {
  if (!(error instanceof TolvError)) throw error;
  const { message, hint } = error;
  return { id, level: "error", message, ...(hint !== undefined && { hint }), object: "database" };
}
