import { defineChannel } from "#rooms/events";

/** A statement that PostgreSQL answered; values are never part of it. */
export interface QueryExecuted {
  readonly sql: string;
  readonly milliseconds: number;
  /** Rows returned or changed. */
  readonly rows: number;
  readonly model: string | undefined;
}

/** A connection that was borrowed from the pool, and how long that took. */
export const connectionAcquired = defineChannel<{ readonly milliseconds: number }>("db.connection_acquired");

/** Emits each executed statement. */
export const queryExecuted = defineChannel<QueryExecuted>("db.query_executed");
