export { atomic, onCommit } from "./connections/atomic.ts";
export { checkConstraints } from "./connections/check-constraints.ts";
export { limitStatements, type StatementLimits } from "./connections/statement-limits.ts";
export type { Isolation, TransactionOptions } from "./connections/transaction.ts";
