import { queryExecuted } from "#rooms/db";

/** The SQL of the statements that the work executes. */
export async function statementsOf(work: () => Promise<void>): Promise<string[]> {
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await work().finally(stop);
  return statements;
}
