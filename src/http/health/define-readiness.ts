/** One thing that must work before requests should be sent to this process. */
export interface Readiness {
  /** `room.thing`: what `/readyz` lists. */
  readonly name: string;
  /** Resolves when it works; rejects with the reason when it does not. */
  readonly check: () => Promise<void>;
}

/**
 * Defines a condition of `/readyz`.
 *
 * @example
 * export const databaseReadiness = defineReadiness({ name: "db.connection", check: () => database.ping() });
 */
export function defineReadiness(readiness: Readiness): Readiness {
  return readiness;
}
