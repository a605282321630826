import { settleConstraints } from "../../schema/constraints/settle-constraints.ts";
import type { ProjectState } from "../../state/project-state.ts";
import type { Operation, SchemaChange } from "../operation.ts";

/** What the code of a migration works with. Today's models do not belong here: their columns may not exist yet. */
export interface MigrationCode {
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
 *   async ({ query }) => void (await query(`UPDATE "blog_post" SET "status" = $1`, ["draft"])),
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
  await work({ query: (statement, values) => schema.execute(statement, values), state: before });
  await settleConstraints(schema);
}
