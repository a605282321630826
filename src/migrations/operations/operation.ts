import type { SchemaEditor } from "../schema/schema-editor.ts";
import type { ProjectState } from "../state/project-state.ts";

/** How `makemigrations` marks an operation: addition, removal, alteration, code, SQL. */
export type OperationSymbol = "+" | "-" | "~" | "c" | "s";

/** One step of a migration: a change of the models' state paired with the change of the database that makes it true. */
export interface Operation {
  /** The call that a migration file makes for this operation; the writer prints it. */
  readonly call: { readonly builder: string; readonly arguments: readonly unknown[] };
  readonly symbol: OperationSymbol;
  /** A short text, such as `Add field status to post`. */
  readonly description: string;
  /** What an automatic migration name says of it, such as `post_status`; undefined if it says nothing. */
  readonly nameFragment: string | undefined;
  /** False if `migrate` cannot take it back. */
  readonly reversible: boolean;
  /**
   * Why code of before the operation cannot go on after it, such as `Post.title is gone`; undefined if it can. Left
   * out where that cannot be known: then it is taken for broken.
   */
  breaksOlderCode?(change: StateTransition): string | undefined;
  /** True if it runs code of the migration, which `sqlmigrate` cannot print. */
  readonly isCode?: boolean;
  /** True if PostgreSQL refuses it inside a transaction, as it does `CREATE INDEX CONCURRENTLY`. */
  readonly needsAutocommit?: boolean;
  applyToState(state: ProjectState, app: string): ProjectState;
  forwards(change: SchemaChange): Promise<void>;
  backwards(change: SchemaChange): Promise<void>;
}

/** The models on both sides of an operation of an app. */
export interface StateTransition {
  readonly app: string;
  readonly before: ProjectState;
  readonly after: ProjectState;
}

/** Where an operation works: `before` and `after` keep their sides when it is taken back. */
export interface SchemaChange extends StateTransition {
  readonly schema: SchemaEditor;
}

/** Why code of before an operation cannot go on after it; undefined if it can. */
export function problemForOlderCode(operation: Operation, change: StateTransition): string | undefined {
  if (operation.breaksOlderCode) return operation.breaksOlderCode(change);
  return `nobody knows what "${operation.description}" does to it`;
}
