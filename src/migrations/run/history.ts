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

/** Gives each step of a plan the states before and after its migration. */
export function withStates(
  graph: MigrationGraph,
  applied: ReadonlySet<string>,
  plan: readonly MigrationStep[],
): readonly HistoricalStep[] {
  const forwards = plan.filter(({ direction }) => direction === "forwards").map(({ node }) => node);
  const states = new Map<MigrationNode, { before: ProjectState; after: ProjectState }>();
  let before = new ProjectState();
  for (const node of [...appliedNodes(graph, applied), ...forwards]) {
    const after = applyToState(node, before);
    states.set(node, { before, after });
    before = after;
  }
  const nowhere = { before, after: before };
  return plan.map((step) => ({ ...step, ...(states.get(step.node) ?? nowhere) }));
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
