import type { Database } from "#rooms/db";
import type { MigrationKey } from "../define-migration.ts";
import { MigrationIrreversible } from "../errors.ts";
import { DatabaseEditor } from "./database-editor.ts";
import { failureOf } from "./failure.ts";
import { type HistoricalStep, operationSteps } from "./history.ts";
import { ensureLedger, readLedger, recordApplied, recordUnapplied } from "./ledger.ts";
import { besideLock, underLock } from "./migration-lock.ts";

/** What became of a step: done by this process, only recorded, or done by another process meanwhile. */
export type StepResult = "done" | "faked" | "overtaken";

/** How long a statement of a migration waits for a lock that somebody else holds; milliseconds. */
const lockTimeout = 5_000;

/**
 * Applies or unapplies one migration and records it, in one transaction unless it declares `atomic: false`.
 *
 * @param options `fake` records the migration without running it.
 * @throws MigrationFailed with the operation and the statement; the database is as it was.
 * @throws MigrationIrreversible before anything has changed.
 */
export async function applyStep(
  database: Database,
  step: HistoricalStep,
  options: { readonly fake: boolean },
): Promise<StepResult> {
  const { atomic } = step.node.migration;
  const editor = new DatabaseEditor(database, atomic);
  const hold = atomic ? underLock : besideLock;
  const work = async (): Promise<StepResult> => {
    await ensureLedger(database);
    if (await isOvertaken(database, step)) return "overtaken";
    if (!options.fake) await runOperations(editor, step);
    await record(database, step);
    return options.fake ? "faked" : "done";
  };
  return hold(database, work).catch(async (error) => {
    throw await failureOf(error, { database, editor, node: step.node });
  });
}

/** True if another process has done the step since the plan was made. */
async function isOvertaken(database: Database, { node, direction }: HistoricalStep): Promise<boolean> {
  const applied = (await readLedger(database)).has(node.id);
  return applied === (direction === "forwards");
}

async function runOperations(editor: DatabaseEditor, step: HistoricalStep): Promise<void> {
  const { node, direction } = step;
  const operations = operationSteps(step);
  if (direction === "backwards") refuseIrreversible(node.id, operations);
  if (editor.transactional) await editor.execute(`SET LOCAL lock_timeout = ${lockTimeout}`);
  for (const { operation, before, after } of direction === "forwards" ? operations : operations.toReversed()) {
    editor.operation = operation;
    await operation[direction]({ app: node.app, before, after, schema: editor });
    editor.done += 1;
  }
  editor.operation = undefined;
}

function refuseIrreversible(migration: string, operations: ReturnType<typeof operationSteps>): void {
  const fixed = operations.find(({ operation }) => !operation.reversible);
  if (fixed) throw new MigrationIrreversible({ migration, operation: fixed.operation.description });
}

function record(database: Database, { node, direction }: HistoricalStep): Promise<void> {
  const key: MigrationKey = [node.app, node.name];
  return direction === "forwards" ? recordApplied(database, key) : recordUnapplied(database, key);
}
