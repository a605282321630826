import { defineRequestKey } from "./request-key.ts";

/** What a request has asked of the database so far. */
export interface StatementTally {
  count: number;
  milliseconds: number;
}

/** The database statements of a request, as the log tells them: counted by whoever knows the database. */
export const requestStatements = defineRequestKey<StatementTally>("http.statements");
