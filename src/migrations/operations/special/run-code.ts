import { runInContext } from "#rooms/context";
import { currentDatabase } from "#rooms/db";
import { settleConstraints } from "../../schema/constraints/settle-constraints.ts";
import { type HistoricalModel, HistoricalModels } from "../../state/historical-models.ts";
import type { ProjectState } from "../../state/project-state.ts";
import type { Operation, SchemaChange } from "../operation.ts";

/** What the code of a migration works with. Today's models do not belong here: their columns may not exist yet. */
export interface MigrationCode {
  /**
   * A model as it is at this point of the history, such as `model("blog.Post")`.
   *
   * @throws ModelUnknown
   */
  model(label: string): HistoricalModel;
  /** Runs one statement in the migration's transaction; values are bound to `$1`, `$2`, … */
  query(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** The models as they are at this point of the history. */
  readonly state: ProjectState;
}

/**
 * Runs code that changes data; the models' state does not change.
 *
 * @param forward Runs when the migration is applied, inside its transaction.
 * @param backward Takes it back, `async () => {}` if there is nothing to do; without it the migration cannot be unapplied.
 *
 * @example
 * runCode(
 *   async ({ model }) => void (await model("blog.Post").filter({ status: "" }).update({ status: "draft" })),
 *   async () => {},
 * );
 */
export function runCode(
  forward: (code: MigrationCode) => Promise<void>,
  backward?: (code: MigrationCode) => Promise<void>,
): Operation {
  return {
    call: { builder: "runCode", arguments: [forward, backward] },
    symbol: "c",
    description: "Raw TypeScript operation",
    nameFragment: undefined,
    reversible: backward !== undefined,
    isCode: true,
    applyToState: (state) => state,
    forwards: (change) => run(forward, change),
    backwards: async (change) => {
      if (backward) await run(backward, change);
    },
  };
}

async function run(work: (code: MigrationCode) => Promise<void>, { before, schema }: SchemaChange): Promise<void> {
  const models = new HistoricalModels(before);
  const code: MigrationCode = {
    model: (label) => models.model(label),
    query: (statement, values) => schema.execute(statement, values),
    state: before,
  };
  const database = currentDatabase.get().withModels(models.all);
  await runInContext([currentDatabase.with(database)], () => work(code));
  await settleConstraints(schema);
}
