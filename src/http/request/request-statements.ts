import { defineRequestKey } from "./request-key.ts";

/** What a request asked of the database. */
export interface StatementTally {
  readonly count: number;
  readonly milliseconds: number;
}

/** The database statements of a request, as the log tells them: counted by whoever knows the database. */
export const requestStatements = defineRequestKey<StatementTally>("http.statements");
