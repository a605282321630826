import type { ProjectState } from "../../state/project-state.ts";
import { type Operation, problemForOlderCode, type StateTransition } from "../operation.ts";

/** What `separateDatabaseAndState` takes; either half may be left out. */
export interface SeparateOperations {
  /** Change the database and leave the models' state alone. */
  readonly database?: readonly Operation[];
  /** Change the models' state and leave the database alone. */
  readonly state?: readonly Operation[];
}

/**
 * Runs some operations on the database only, and others on the models' state only: for changes that the database has
 * had already, or that it needs in another way.
 *
 * @example
 * separateDatabaseAndState({
 *   database: [runSql(`ALTER TABLE "pairs" RENAME TO "blog_tagging"`, `ALTER TABLE "blog_tagging" RENAME TO "pairs"`)],
 *   state: [createModel("Tagging", { id: f.bigAuto() })],
 * });
 */
export function separateDatabaseAndState({ database = [], state = [] }: SeparateOperations): Operation {
  return {
    call: { builder: "separateDatabaseAndState", arguments: [{ database, state }] },
    symbol: "~",
    description: "Custom state/database change combination",
    nameFragment: undefined,
    reversible: database.every(({ reversible }) => reversible),
    isCode: database.some(({ isCode }) => isCode),
    breaksOlderCode: (change) => {
      const problems = stepsOf(database, change).map((step) => problemForOlderCode(step.operation, step.change));
      return problems.find((problem) => problem !== undefined);
    },
    needsAutocommit: database.some(({ needsAutocommit }) => needsAutocommit),
    applyToState: (before, app) => applyAll(before, app, state),
    forwards: async (change) => {
      for (const step of stepsOf(database, change)) await step.operation.forwards(step.change);
    },
    backwards: async (change) => {
      for (const step of stepsOf(database, change).toReversed()) await step.operation.backwards(step.change);
    },
  };
}

/** The operations on the database go on from the state before, each with its own change of it. */
function stepsOf<Change extends StateTransition>(operations: readonly Operation[], change: Change) {
  let state = change.before;
  return operations.map((operation) => {
    const before = state;
    state = operation.applyToState(before, change.app);
    return { operation, change: { ...change, before, after: state } };
  });
}

function applyAll(state: ProjectState, app: string, operations: readonly Operation[]): ProjectState {
  return operations.reduce((result, operation) => operation.applyToState(result, app), state);
}
