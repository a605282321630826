import type { Database } from "#rooms/db";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import { CollectingEditor } from "./collecting-editor.ts";
import { type OperationStep, operationsOf, stateAfter } from "./history.ts";
import type { Direction } from "./plan.ts";
import { refuseIrreversible } from "./refuse-irreversible.ts";

/**
 * Writes the statements of a migration, with a comment for each operation.
 *
 * @param database Is asked for the names of constraints and indexes that an operation drops, and not changed.
 * @throws MigrationIrreversible
 */
export async function migrationSql(
  database: Database,
  graph: MigrationGraph,
  { node, direction }: { readonly node: MigrationNode; readonly direction: Direction },
): Promise<readonly string[]> {
  const before = stateAfter(graph.forwardsPlan(node).slice(0, -1));
  const steps = operationsOf(node, before);
  if (direction === "backwards") refuseIrreversible(node);
  const lines: string[] = [];
  for (const step of direction === "forwards" ? steps : steps.toReversed()) {
    lines.push(...(await operationSql(database, { step, node, direction })));
  }
  return node.migration.atomic ? ["BEGIN;", ...lines, "COMMIT;"] : lines;
}

async function operationSql(
  database: Database,
  place: { readonly step: OperationStep; readonly node: MigrationNode; readonly direction: Direction },
): Promise<readonly string[]> {
  const { operation, before, after } = place.step;
  const { app, migration } = place.node;
  if (operation.isCode) {
    return comment("MIGRATION NOW PERFORMS OPERATION THAT CANNOT BE WRITTEN AS SQL:", operation.description);
  }
  const schema = new CollectingEditor(database, migration.atomic);
  await operation[place.direction]({ app, before, after, schema });
  return [...comment(operation.description), ...schema.statements];
}

function comment(...lines: readonly string[]): readonly string[] {
  return ["--", ...lines.map((line) => `-- ${line}`), "--"];
}
