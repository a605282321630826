import { defineChannel } from "#rooms/events";

/** A statement that PostgreSQL answered; values are never part of it. */
export interface QueryExecuted {
  readonly sql: string;
  readonly milliseconds: number;
  /** Rows returned or changed. */
  readonly rows: number;
  readonly model: string | undefined;
}

/** Emits each executed statement. */
export const queryExecuted = defineChannel<QueryExecuted>("db.query_executed");
