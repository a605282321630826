import { TransactionUnwanted } from "../errors.ts";
import type { MigrationNode } from "../graph/migration-graph.ts";

/** @throws TransactionUnwanted if an operation of an atomic migration cannot run inside a transaction. */
export function refuseUnwantedTransaction({ id, migration: { atomic, operations } }: MigrationNode): void {
  const misplaced = atomic ? operations.find(({ needsAutocommit }) => needsAutocommit) : undefined;
  if (misplaced) throw new TransactionUnwanted({ migration: id, operation: misplaced.description });
}
