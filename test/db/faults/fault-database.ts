import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { runInContext } from "#rooms/context";
import { createDatabase, currentDatabase, type Database, type DatabaseOptions } from "#rooms/db";
import { TolvError } from "#rooms/errors";
import { models } from "../blog.ts";

/** A database under faults, as one process has it. */
export interface FaultOptions extends Omit<DatabaseOptions, "url"> {
  readonly url: string;
  readonly poolSize: number;
}

/** Runs work as a project would, then holds it to account: everything that it borrowed must have been given back. */
export async function underFaults(options: FaultOptions, work: (database: Database) => Promise<void>): Promise<void> {
  await using database = createDatabase({ models, connectTimeout: 5_000, ...options });
  await runInContext([currentDatabase.with(database)], () => work(database));
  await assertNothingLeaked(database, options.poolSize);
}

/** What an error must say: which failure, PostgreSQL's word for it, and the model that the statement served. */
export interface ExpectedFailure {
  readonly code: string;
  readonly sqlstate: string;
  readonly model?: string;
}

/** Asserts that work fails with an error of this room. */
export async function assertFails(work: Promise<unknown>, expected: ExpectedFailure): Promise<void> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof TolvError && "details" in error, String(error));
  const { sqlstate, model } = error.details as Partial<ExpectedFailure>;
  assert.deepEqual({ code: error.code, sqlstate, model }, { model: undefined, ...expected }, error.message);
}

/** Runs work as another request would: in no transaction of the caller's. */
export const asAnotherRequest: <Result>(work: () => Result) => Result = AsyncLocalStorage.snapshot();

/** How long sessions that were closed may take to end; milliseconds. */
const patience = 3_000;

/** Every connection of the pool can be had at once, and the server knows no other busy session on this database. */
export async function assertNothingLeaked(database: Database, poolSize: number): Promise<void> {
  const own = new Set(await borrowAll(database, poolSize));
  assert.equal(own.size, poolSize);
  const deadline = Date.now() + patience;
  for (;;) {
    const others = await otherSessions(database, own);
    if (others.length === 0) return;
    // The server notices a closed connection a few milliseconds later.
    if (Date.now() > deadline) assert.deepEqual(others, []);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function otherSessions(database: Database, own: ReadonlySet<number>) {
  return database.execute<{ pid: number; state: string; query: string }>(
    `select pid, state, query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and backend_type = 'client backend' and (state <> 'idle' or not pid = any($1))`,
    [[...own]],
  );
}

async function borrowAll(database: Database, poolSize: number): Promise<number[]> {
  const all = Promise.withResolvers<void>();
  let count = 0;
  const borrowed = Array.from({ length: poolSize }, () =>
    database.atomic(async () => {
      const [row] = await database.execute<{ pid: number }>("select pg_backend_pid() as pid");
      if (++count === poolSize) all.resolve();
      await all.promise;
      return row?.pid ?? 0;
    }),
  );
  // One that cannot be had must not keep the others waiting.
  for (const one of borrowed) one.catch(all.reject);
  return Promise.all(borrowed);
}

/** Waits until a session of this database runs a statement that contains the text; answers with its process id. */
export async function untilRunning(database: Database, text: string): Promise<number> {
  const [pid = 0] = await untilSessions(database, text, (pids) => pids.length > 0);
  return pid;
}

/** Waits until that many sessions of this database run such a statement. */
export async function untilAllRunning(database: Database, text: string, count: number): Promise<void> {
  await untilSessions(database, text, (pids) => pids.length === count);
}

/** Waits until no session of this database runs such a statement. */
export async function untilStopped(database: Database, text: string): Promise<void> {
  await untilSessions(database, text, (pids) => pids.length === 0);
}

async function untilSessions(
  database: Database,
  text: string,
  isEnough: (pids: readonly number[]) => boolean,
): Promise<readonly number[]> {
  for (;;) {
    const rows = await database.execute<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and strpos(query, $1) > 0`,
      [text],
    );
    const pids = rows.map(({ pid }) => pid);
    if (isEnough(pids)) return pids;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
