import type { Histogram, Registry } from "prom-client";
import { connectionAcquired, type Database, queryExecuted } from "#rooms/db";

type Library = typeof import("prom-client");

const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Measures the pool and the statements of a database; returns the function that stops it. */
export function measureDatabase(library: Library, registry: Registry, database: Database): () => void {
  const waits: Histogram = new library.Histogram({
    name: "db_connection_wait_seconds",
    help: "How long statements and transactions waited for a connection.",
    buckets,
    registers: [registry],
  });
  const statements: Histogram = new library.Histogram({
    name: "db_statement_duration_seconds",
    help: "Statements that PostgreSQL answered.",
    buckets,
    registers: [registry],
  });
  new library.Gauge({
    name: "db_pool_connections",
    help: "Connections of the pool: its bound, those in use, those idle, and who waits for one.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      const { size, open, idle, waiting } = database.poolUse;
      for (const [state, count] of Object.entries({ bound: size, used: open - idle, idle, waiting })) {
        this.set({ state }, count);
      }
    },
  });
  const stops = [
    connectionAcquired.subscribe(({ milliseconds }) => waits.observe(milliseconds / 1000)),
    queryExecuted.subscribe(({ milliseconds }) => statements.observe(milliseconds / 1000)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
