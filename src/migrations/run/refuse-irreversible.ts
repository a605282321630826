import { MigrationIrreversible } from "../errors.ts";
import type { MigrationNode } from "../graph/migration-graph.ts";

/** @throws MigrationIrreversible if an operation of a migration cannot be taken back. */
export function refuseIrreversible({ id, migration }: MigrationNode): void {
  const fixed = migration.operations.find(({ reversible }) => !reversible);
  if (fixed) throw new MigrationIrreversible({ migration: id, operation: fixed.description });
}
