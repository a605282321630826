import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import type { Operation } from "../operations/operation.ts";
import { ProjectState } from "../state/project-state.ts";
import type { MigrationStep } from "./plan.ts";

/** A step of a plan with the states on both sides of its migration. */
export interface HistoricalStep extends MigrationStep {
  readonly before: ProjectState;
  readonly after: ProjectState;
}

/** One operation of a migration with the states on both sides. */
export interface OperationStep {
  readonly operation: Operation;
  readonly before: ProjectState;
  readonly after: ProjectState;
}

/** The state that a set of migrations leads to. */
export function stateAfter(nodes: Iterable<MigrationNode>): ProjectState {
  return Array.from(nodes).reduce((state, node) => applyToState(node, state), new ProjectState());
}

/** The applied migrations in the order in which an empty database would get them. */
export function appliedNodes(graph: MigrationGraph, applied: ReadonlySet<string>): readonly MigrationNode[] {
  return graph.wholePlan().filter(({ id }) => applied.has(id));
}

/**
 * Gives each step of a plan the states before and after its migration.
 *
 * Migrations that do not depend on each other may be unapplied in another order than they were applied in: the states
 * are those of the order in which the plan goes back.
 */
export function withStates(
  graph: MigrationGraph,
  applied: ReadonlySet<string>,
  plan: readonly MigrationStep[],
): readonly HistoricalStep[] {
  const backwards = plan.filter(({ direction }) => direction === "backwards").map(({ node }) => node);
  const forwards = plan.filter(({ direction }) => direction === "forwards").map(({ node }) => node);
  const kept = appliedNodes(graph, applied).filter((node) => !backwards.includes(node));
  const start = stateAfter(kept);
  const states = new Map([...chain(start, backwards.toReversed()), ...chain(start, forwards)]);
  const nowhere = { before: start, after: start };
  return plan.map((step) => ({ ...step, ...(states.get(step.node) ?? nowhere) }));
}

/** The states around each of some migrations that follow each other. */
function chain(start: ProjectState, nodes: readonly MigrationNode[]) {
  let state = start;
  return nodes.map((node) => {
    const before = state;
    state = applyToState(node, before);
    return [node, { before, after: state }] as const;
  });
}

/** The operations of a migration with the states around each, in the order in which they are applied. */
export function operationsOf(node: MigrationNode, start: ProjectState): readonly OperationStep[] {
  let state = start;
  return node.migration.operations.map((operation) => {
    const before = state;
    state = operation.applyToState(before, node.app);
    return { operation, before, after: state };
  });
}

function applyToState(node: MigrationNode, state: ProjectState): ProjectState {
  return node.migration.operations.reduce((result, operation) => operation.applyToState(result, node.app), state);
}
