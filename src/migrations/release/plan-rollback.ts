import { currentDatabase } from "#rooms/db";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import { currentMigrationProject } from "../migration-project.ts";
import { problemForOlderCode } from "../operations/operation.ts";
import { appliedNodes, operationsOf, stateAfter } from "../run/history.ts";
import { readLedger } from "../run/ledger.ts";
import { loadGraph } from "../run/load-graph.ts";
import type { MigrationHeads } from "./migration-overview.ts";

/** A migration that code of before does not know, and what it means to that code. */
export interface LaterMigration {
  readonly id: string;
  /** Why the code of before cannot go on after it, such as `Post.title is gone`; empty if it can. */
  readonly problems: readonly string[];
  /** The description of the operation that cannot be taken back; undefined if all can. */
  readonly irreversible: string | undefined;
}

/**
 * Lists the migrations that a database has had since its code had the heads, newest first: the order in which they are
 * taken back.
 *
 * @throws MigrationMissing when the code knows one of the heads no more.
 */
export async function planRollback(heads: MigrationHeads): Promise<readonly LaterMigration[]> {
  const graph = loadGraph(currentMigrationProject.get().sources);
  const applied = new Set((await readLedger(currentDatabase.get())).keys());
  return laterNodes(graph, applied, heads).map((node) => ({
    id: node.id,
    problems: problemsOf(node, graph),
    irreversible: node.migration.operations.find(({ reversible }) => !reversible)?.description,
  }));
}

/** What is applied and was not there at the heads, newest first. */
export function laterNodes(
  graph: MigrationGraph,
  applied: ReadonlySet<string>,
  heads: MigrationHeads,
): readonly MigrationNode[] {
  const earlier = new Set(Object.entries(heads).flatMap((key) => graph.forwardsPlan(graph.node(key))));
  return appliedNodes(graph, applied)
    .filter((node) => !earlier.has(node))
    .toReversed();
}

function problemsOf(node: MigrationNode, graph: MigrationGraph): readonly string[] {
  if (node.migration.backwardsCompatible) return [];
  const start = stateAfter(graph.forwardsPlan(node).slice(0, -1));
  return operationsOf(node, start).flatMap(({ operation, before, after }) => {
    return problemForOlderCode(operation, { app: node.app, before, after }) ?? [];
  });
}
