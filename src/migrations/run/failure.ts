import { type Database, LockTimeout, StatementCancelled } from "#rooms/db";
import { TolvError } from "#rooms/errors";
import {
  InitialTablesDiffer,
  MigrationBlocked,
  MigrationFailed,
  MigrationInterrupted,
  MigrationsLocked,
} from "../errors.ts";
import type { MigrationNode } from "../graph/migration-graph.ts";
import type { DatabaseEditor } from "./database-editor.ts";
import { findBlockers } from "./find-blockers.ts";

/** Where a migration failed. */
interface FailurePlace {
  readonly database: Database;
  readonly editor: DatabaseEditor;
  readonly node: MigrationNode;
}

/** Says of a failure which migration, operation and statement it is of, and who stood in the way. */
export async function failureOf(error: unknown, { database, editor, node }: FailurePlace): Promise<unknown> {
  if (error instanceof MigrationsLocked || error instanceof InitialTablesDiffer) return error;
  const { operation, statement, transactional, done } = editor;
  const progress = transactional ? undefined : { done, total: node.migration.operations.length };
  const place = { migration: node.id, operation: operation?.description, statement, progress };
  if (error instanceof StatementCancelled) return new MigrationInterrupted(place, { cause: error });
  if (error instanceof LockTimeout && statement) {
    const blockers = await findBlockers(database, statement);
    return new MigrationBlocked({ ...place, blockers }, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new MigrationFailed({ ...place, reason, sqlstate: sqlstateOf(error) }, { cause: error });
}

/** PostgreSQL's code of what went wrong, if it was PostgreSQL that said so. */
function sqlstateOf(error: unknown): string | undefined {
  if (!(error instanceof TolvError)) return undefined;
  const sqlstate: unknown = Reflect.get(Object(Reflect.get(error, "details")), "sqlstate");
  return typeof sqlstate === "string" && sqlstate !== "" ? sqlstate : undefined;
}
