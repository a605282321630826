import type { SessionStore } from "#rooms/contrib/sessions";
import type { User } from "../models.ts";
import { sessionAuthHash, verifySessionAuthHash } from "../session-auth-hash.ts";
import { findActiveUser } from "../users/find-active-user.ts";

/** The names and the back end that Django writes into a session. */
const idName = "_auth_user_id";
const backendName = "_auth_user_backend";
const hashName = "_auth_user_hash";
const modelBackend = "django.contrib.auth.backends.ModelBackend";

/** Writes who is logged in into a session. */
export function writeSessionUser(session: SessionStore, user: User): void {
  session.set(idName, String(user.id));
  session.set(backendName, modelBackend);
  session.set(hashName, sessionAuthHash(user));
}

/** True for a session that somebody else, or the same user under another password, is logged in to. */
export function isSessionOfAnother(session: SessionStore, user: User): boolean {
  const id = session.get(idName);
  if (id === undefined) return false;
  return id !== String(user.id) || verifySessionAuthHash(user, String(session.get(hashName))) === "wrong";
}

/** Reads who is logged in; a session whose password has changed is flushed, one under a former key is renewed. */
export async function readSessionUser(session: SessionStore): Promise<User | undefined> {
  const user = await findUser(session);
  if (user === undefined) return undefined;
  const verdict = verifySessionAuthHash(user, String(session.get(hashName) ?? ""));
  if (verdict === "wrong") session.flush();
  if (verdict === "former") renew(session, user);
  return verdict === "wrong" ? undefined : user;
}

async function findUser(session: SessionStore): Promise<User | undefined> {
  if (session.get(backendName) !== modelBackend) return undefined;
  return findActiveUser(Number(session.get(idName) ?? Number.NaN));
}

function renew(session: SessionStore, user: User): void {
  session.cycleKey();
  session.set(hashName, sessionAuthHash(user));
}
