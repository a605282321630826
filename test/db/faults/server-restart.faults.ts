import assert from "node:assert/strict";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { atomic, type Database } from "#rooms/db";
import { attachDevelopmentDatabase } from "#rooms/devdb";
import { TolvError } from "#rooms/errors";
import { createTables, Tag } from "../blog.ts";
import { underFaults } from "./fault-database.ts";

/** How long the clients work before the server ends, and how long they may need to work again; milliseconds. */
const [underLoad, recovery] = [500, 30_000];

const signals = { immediate: "SIGQUIT", fast: "SIGINT", killed: "SIGKILL" } as const;

for (const [mode, signal] of Object.entries(signals)) {
  test(`a server that is restarted under load (${mode}): errors that say so, no crash, and the pool recovers`, async () => {
    await withOwnServer((url) =>
      underFaults({ url, poolSize: 5 }, async (database) => {
        await createTables(database);
        const stop = new AbortController();
        const clients = Array.from({ length: 20 }, (_, number) => runClient(number, stop.signal));
        await sleep(underLoad);
        process.kill(await postmasterOf(database), signal);
        const errors = await untilAllFailedOnce(clients);
        await untilAllWorkAgain(clients);
        stop.abort();
        await Promise.all(clients.map(({ ended }) => ended));
        for (const error of errors) assertSaysSo(error);
        await assertKept(clients);
      }),
    );
  });
}

interface Client {
  readonly errors: unknown[];
  /** The names of the rows whose transactions were committed, as far as the client knows. */
  readonly committed: string[];
  readonly ended: Promise<void>;
}

/** Reads and writes without a pause, whatever happens. */
function runClient(number: number, stop: AbortSignal): Client {
  const [errors, committed]: [unknown[], string[]] = [[], []];
  const work = async () => {
    for (let turn = 0; !stop.aborted; turn++) {
      const name = `${number}-${turn}`;
      try {
        await Tag.filter({ name__startswith: `${number}-` })
          .limit(5)
          .all();
        await atomic(async () => {
          await Tag.create({ name });
          await Tag.filter({ name }).update({ parent: null });
        });
        committed.push(name);
      } catch (error) {
        errors.push(error);
        await sleep(20);
      }
    }
  };
  return { errors, committed, ended: work() };
}

async function untilAllFailedOnce(clients: readonly Client[]): Promise<unknown[]> {
  const deadline = Date.now() + recovery;
  while (clients.some(({ errors }) => errors.length === 0)) {
    assert.ok(Date.now() < deadline, "Clients did not notice the restart.");
    await sleep(20);
  }
  return clients.flatMap(({ errors }) => errors);
}

async function untilAllWorkAgain(clients: readonly Client[]): Promise<void> {
  const before = clients.map(({ committed }) => committed.length);
  const deadline = Date.now() + recovery;
  while (clients.some(({ committed }, index) => committed.length <= (before[index] ?? 0))) {
    assert.ok(Date.now() < deadline, "Clients did not recover.");
    await sleep(20);
  }
}

/** A lost statement says with SQLSTATE and model what was lost; one that came too late, that no server answers. */
function assertSaysSo(error: unknown): void {
  assert.ok(error instanceof TolvError, String(error));
  assert.match(
    error.code,
    /^db\.(connection_lost|server_starting|server_unreachable|transaction_aborted)$/,
    error.message,
  );
  if (error.code !== "db.connection_lost") return;
  const { sqlstate, model } = (error as TolvError & { details: { sqlstate: string; model?: string } }).details;
  assert.match(sqlstate, /^(57P0[123]|08006)$/);
  assert.ok(model === "blog.Tag" || model === undefined);
}

/** What a client was told to be committed is there: nothing was lost silently. */
async function assertKept(clients: readonly Client[]): Promise<void> {
  const kept = new Set((await Tag.all()).map(({ name }) => name));
  const lost = clients.flatMap(({ committed }) => committed).filter((name) => !kept.has(name));
  assert.deepEqual(lost, []);
}

/** A PostgreSQL of its own; its keeper starts it again when it ends. */
async function withOwnServer(work: (url: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-faults-"));
  const server = await attachDevelopmentDatabase({ directory, settings: { synchronous_commit: "on" } });
  try {
    await work(server.url);
  } finally {
    await server.release();
    await rm(await realpath(join(directory, ".tolv", "postgres")), { recursive: true });
    await rm(directory, { recursive: true });
  }
}

async function postmasterOf(database: Database): Promise<number> {
  const [row] = await database.execute<{ file: string }>("select pg_read_file('postmaster.pid') as file");
  return Number(row?.file.split("\n")[0]);
}
