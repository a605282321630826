/** The work that is compared, and what the ratio to the raw driver may be. */
export const tasks = {
  byId: { title: "one row by its id", count: 60, limit: 1.5 },
  page: { title: "100 rows with the joined author", count: 5, limit: 1.3 },
  insert: { title: "insert of one row", count: 30, limit: 1.8 },
  update: { title: "update of all columns of a row", count: 30, limit: 1.8 },
} as const;

export type Task = keyof typeof tasks;

export const taskNames = ["byId", "page", "insert", "update"] as const satisfies readonly Task[];

/** What one execution took on average, in microseconds. */
export interface Sample {
  /** As a clock on the wall shows it, the answer of PostgreSQL included. */
  readonly wall: number;
  /** Time of the processor in the contender's own process, all its threads. */
  readonly cpu: number;
}

/** One of those that do the same work. */
export interface Contender extends AsyncDisposable {
  readonly name: string;
  /** Does the task once and answers with what shows that it was done; the same for every contender. */
  answer(task: Task, seed: number): Promise<unknown>;
  /** Does the task `count` times, one after the other, with the seeds from `first` on. */
  measure(task: Task, first: number, count: number): Promise<Sample>;
}
