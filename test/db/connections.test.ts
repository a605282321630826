import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import test from "node:test";
import { inspect } from "node:util";
import { createDatabase, type Database, type DatabaseOptions } from "#rooms/db";
import { testDatabase } from "../support/database.ts";

const { url } = await testDatabase();
const secret = "hunter2%23";

/** Opens a database for the length of one piece of work. */
async function withDatabase(options: DatabaseOptions, work: (database: Database) => Promise<void>): Promise<void> {
  await using database = createDatabase({ connectTimeout: 2_000, ...options });
  await work(database);
}

/** The test database's URL with some parts changed. */
function urlWith(changes: Partial<Pick<URL, "hostname" | "password" | "pathname" | "port" | "search" | "username">>) {
  return Object.assign(new URL(url), changes).href;
}

async function assertRefused(wrong: string, code: string): Promise<void> {
  await withDatabase({ url: wrong }, async (database) => {
    await assert.rejects(database.execute("select 1"), (error: Error & { code?: string; hint?: string }) => {
      assert.equal(error.code, code, error.message);
      assert.ok(error.hint);
      const { hostname, port } = new URL(wrong);
      assert.ok(error.message.includes(`${hostname}:${port}`), error.message);
      assert.ok(!inspect(error, { depth: 9 }).includes("hunter2"), "the password was shown");
      return true;
    });
  });
}

test("no server at the port", () => assertRefused(urlWith({ port: "1", password: secret }), "db.server_unreachable"));

test("a host that does not exist", async () => {
  await assertRefused(urlWith({ hostname: "database.invalid", password: secret }), "db.server_unreachable");
});

test("a server that accepts and never answers", async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const silent = urlWith({ hostname: "127.0.0.1", port: `${port}` });
  await withDatabase({ url: silent, connectTimeout: 200 }, async (database) => {
    await assert.rejects(database.execute("select 1"), { code: "db.server_unreachable" });
  });
  assert.equal(sockets.size, 1);
  for (const socket of sockets) socket.destroy();
  server.close();
});

test("a wrong password", async () => {
  await withRole("create role %s login password 'right'", async (role) => {
    await assertRefused(urlWith({ username: role, password: secret }), "db.password_refused");
  });
});

test("no password at all", async () => {
  await withRole("create role %s login password 'right'", async (role) => {
    await assertRefused(urlWith({ username: role, password: "" }), "db.password_refused");
  });
});

test("a missing role is answered like a wrong password, and the hint says so", async () => {
  const wrong = urlWith({ username: "nobody_at_all", password: secret });
  await assertRefused(wrong, "db.password_refused");
});

test("a missing database", () => assertRefused(urlWith({ pathname: "/not_there" }), "db.database_missing"));

test("a server without TLS that is asked for it", () =>
  assertRefused(urlWith({ search: "?sslmode=require" }), "db.tls_failed"));

test("a URL that cannot be read is refused without being repeated", async () => {
  for (const wrong of [`postgres://me:${secret}@host:port/db`, `mysql://me:${secret}@host/db`, secret]) {
    await withDatabase({ url: wrong }, async (database) => {
      await assert.rejects(database.execute("select 1"), (error: Error & { code?: string }) => {
        assert.equal(error.code, "db.url_invalid");
        return !inspect(error, { depth: 9 }).includes("hunter2");
      });
    });
  }
});

test("a failed first connection is tried again by the next statement", async () => {
  const urls = [urlWith({ pathname: "/not_there" }), url];
  await withDatabase({ url: async () => urls[0] ?? url }, async (database) => {
    await assert.rejects(database.execute("select 1"), { code: "db.database_missing" });
    await assert.rejects(database.execute("select 1"), { code: "db.database_missing" });
  });
  let asked = 0;
  const later = async () => {
    asked += 1;
    if (asked === 1) throw new Error("not yet");
    return url;
  };
  await withDatabase({ url: later }, async (database) => {
    await assert.rejects(database.execute("select 1"), /not yet/);
    assert.equal((await database.execute("select 1")).length, 1);
  });
});

test("nothing is opened before the first statement", async () => {
  let asked = 0;
  const options = {
    url: async () => {
      asked += 1;
      return url;
    },
  };
  await withDatabase(options, async (database) => {
    await database.atomic(async () => undefined);
    assert.equal(asked, 0);
    await Promise.all([database.execute("select 1"), database.execute("select 2")]);
    assert.equal(asked, 1);
  });
});

test("a backend that is terminated in the middle of a query: a clear error, and the next statement works", async () => {
  await withDatabase({ url, poolSize: 2 }, async (database) => {
    const [busy] = await Promise.allSettled([database.execute("select pg_sleep(20)"), terminateSleepers(database)]);
    assert.equal(busy.status === "rejected" && busy.reason.code, "db.connection_lost");
    assert.deepEqual(await database.execute("select 1 as n"), [{ n: 1 }]);
  });
});

test("a backend that is terminated while idle is noticed by nobody", async () => {
  await withDatabase({ url, poolSize: 1 }, async (database) => {
    const [row] = await database.execute<{ pid: number }>("select pg_backend_pid() as pid");
    await withDatabase(
      { url },
      async (other) => void (await other.execute("select pg_terminate_backend($1)", [row?.pid])),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await database.execute("select 1 as n"), [{ n: 1 }]);
  });
});

test("a backend that is terminated inside a transaction: nothing is kept, nothing hangs", async () => {
  await withDatabase({ url, poolSize: 2 }, async (database) => {
    await database.execute("create table kept (n integer)");
    const work = database.atomic(async () => {
      await database.execute("insert into kept values (1)");
      await database.execute("select pg_sleep(20)").catch(() => undefined);
    });
    const [outcome] = await Promise.allSettled([work, terminateSleepers(database)]);
    assert.equal(outcome.status === "rejected" && outcome.reason.code, "db.transaction_aborted");
    assert.deepEqual(await database.execute("select * from kept"), []);
  });
});

test("a pool whose connections are all busy says so", async () => {
  await withDatabase({ url, poolSize: 1, connectTimeout: 100 }, async (database) => {
    await database.atomic(async () => {
      await database.execute("select 1");
      // Another request would start outside this transaction's context.
      await assert.rejects(
        outsideContext(() => database.execute("select 1")),
        {
          code: "db.pool_exhausted",
          message: "All 1 connections of the pool were busy for 100 milliseconds.",
        },
      );
    });
  });
});

test("a closed database refuses work, and closing twice is harmless", async () => {
  const database = createDatabase({ url });
  await database.execute("select 1");
  await database.close();
  await database.close();
  await assert.rejects(database.execute("select 1"), { code: "db.closed" });
});

test("named statements are prepared when they are asked for, and not otherwise", async () => {
  const prepared = "select count(*) as n from pg_prepared_statements where statement like '%$1%'";
  for (const [namedStatements, n] of [
    [true, 1],
    [false, 0],
  ] as const) {
    await withDatabase({ url, poolSize: 1, namedStatements }, async (database) => {
      for (const value of [1, 2]) await database.execute("select $1::integer as n", [value]);
      assert.deepEqual(await database.execute(prepared), [{ n }]);
    });
  }
});

/** Runs work as a new request would: in no transaction. */
let outsideContext: <Result>(work: () => Result) => Result = (work) => work();
test.before(async () => {
  const { AsyncLocalStorage } = await import("node:async_hooks");
  outsideContext = AsyncLocalStorage.snapshot();
});

/** Makes a role for the length of one piece of work. */
async function withRole(create: string, work: (role: string) => Promise<void>): Promise<void> {
  const role = `tolv_role_${process.pid}`;
  await withDatabase({ url }, async (database) => {
    await database.execute(create.replace("%s", role));
    await work(role).finally(() => database.execute(`drop role ${role}`));
  });
}

/** Waits until a backend of this database sleeps, then ends it. */
async function terminateSleepers(database: Database): Promise<void> {
  const sql = `select pg_terminate_backend(pid) as done from pg_stat_activity
    where datname = current_database() and state = 'active' and query like 'select pg_sleep%'`;
  while ((await database.execute(sql)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}
