import { defineContextKey, runInContext } from "#rooms/context";
import type { PooledConnection } from "./connection.ts";
import type { ConnectionPool } from "./pool.ts";

interface Reservation {
  readonly pool: ConnectionPool;
  readonly connection: PooledConnection;
}

const currentReservation = defineContextKey<Reservation>("db.reservation");

/** The connection that the surrounding work keeps for itself, or undefined. */
export function findReserved(pool: ConnectionPool): PooledConnection | undefined {
  const reservation = currentReservation.find();
  return reservation?.pool === pool ? reservation.connection : undefined;
}

/** Runs work whose statements outside of transactions all go to one connection. */
export async function reserve<Result>(pool: ConnectionPool, work: () => Promise<Result>): Promise<Result> {
  const connection = await pool.acquire();
  try {
    return await runInContext([currentReservation.with({ pool, connection })], work);
  } finally {
    connection.release();
  }
}
