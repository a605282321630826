import { runInContext } from "#rooms/context";
import { currentDatabase, type Database } from "#rooms/db";
import type { MigrationKey } from "../define-migration.ts";
import { DatabaseEditor, lockTimeout } from "./database-editor.ts";
import { failureOf } from "./failure.ts";
import { type HistoricalStep, operationsOf } from "./history.ts";
import { isAlreadyThere } from "./is-already-there.ts";
import { ensureLedger, readLedger, recordApplied, recordUnapplied } from "./ledger.ts";
import { besideLock, underLock } from "./migration-lock.ts";

/** Whether a step is run, or only recorded: always, or where it is initial and its tables exist. */
export type StepMode = "run" | "fake" | "fake-initial";

/** What became of a step: done by this process, only recorded, or done by another process meanwhile. */
export type StepResult = "done" | "faked" | "overtaken";

/**
 * Applies or unapplies one migration and records it, in one transaction unless it declares `atomic: false`.
 *
 * @throws MigrationFailed with the operation and the statement; the database is as it was, unless `atomic: false`.
 */
export async function applyStep(database: Database, step: HistoricalStep, mode: StepMode): Promise<StepResult> {
  const { atomic } = step.node.migration;
  const editor = new DatabaseEditor(database, atomic);
  const work = async (): Promise<StepResult> => {
    await ensureLedger(database);
    if (await isOvertaken(database, step)) return "overtaken";
    const isFake = mode === "fake" || (mode === "fake-initial" && (await isAlreadyThere(database, step)));
    if (!isFake) await runOperations(editor, step);
    await record(database, step);
    return isFake ? "faked" : "done";
  };
  const hold = () => (atomic ? underLock(database, work) : besideLock(database, () => editor.outsideTransaction(work)));
  return runInContext([currentDatabase.with(database)], hold).catch(async (error) => {
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
  const operations = operationsOf(node, step.before);
  if (editor.transactional) await editor.execute(`SET LOCAL lock_timeout = ${lockTimeout}`);
  for (const { operation, before, after } of direction === "forwards" ? operations : operations.toReversed()) {
    editor.operation = operation;
    await operation[direction]({ app: node.app, before, after, schema: editor });
    editor.done += 1;
  }
  editor.operation = undefined;
}

function record(database: Database, { node, direction }: HistoricalStep): Promise<void> {
  const key: MigrationKey = [node.app, node.name];
  return direction === "forwards" ? recordApplied(database, key) : recordUnapplied(database, key);
}
