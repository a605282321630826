import { User } from "../models.ts";

/** The largest key that the column holds; PostgreSQL answers a larger one with an error. */
const largestId = 2_147_483_647;

/** The active user with this key; undefined for an inactive one, and for what can be nobody's key. */
export async function findActiveUser(id: number): Promise<User | undefined> {
  if (!Number.isSafeInteger(id) || id < 1 || id > largestId) return undefined;
  return User.filter({ id, isActive: true }).first();
}
