import { decodeSession, encodeSession } from "./encode-session.ts";
import { SessionInterrupted } from "./errors.ts";
import { Session } from "./models.ts";
import { createSessionKey } from "./session-key.ts";
import { SessionStore } from "./session-store.ts";
import { sessionSettings } from "./settings.ts";

/** Reads a living session; an unknown or expired key reads as a new, empty one, which never keeps that key. */
export async function loadSession(key: string): Promise<SessionStore> {
  const row = await Session.filter({ sessionKey: key, expireDate__gt: new Date() }).first();
  return row === undefined ? new SessionStore() : new SessionStore(key, decodeSession(row.sessionData));
}

/**
 * Writes what changed, under a new key if the session was renewed, and deletes what it replaces.
 *
 * @throws SessionInterrupted when another request has deleted the session meanwhile.
 */
export async function storeSession(session: SessionStore): Promise<void> {
  if (session.abandonedKey !== undefined) await deleteSession(session.abandonedKey);
  if (session.isEmpty) return;
  const sessionData = encodeSession(session.values);
  const expireDate = new Date(Date.now() + sessionSettings.values().SESSION_COOKIE_AGE * 1000);
  const sessionKey = session.key ?? createSessionKey();
  if (session.key === undefined) await Session.create({ sessionKey, sessionData, expireDate });
  else await updateSession(sessionKey, { sessionData, expireDate });
  session.markStored(sessionKey);
}

/** Deletes the sessions that have expired; returns how many. */
export async function deleteExpiredSessions(): Promise<number> {
  const { total } = await Session.filter({ expireDate__lt: new Date() }).delete();
  return total;
}

async function deleteSession(key: string): Promise<void> {
  await Session.filter({ sessionKey: key }).delete();
}

async function updateSession(key: string, values: { sessionData: string; expireDate: Date }): Promise<void> {
  const updated = await Session.filter({ sessionKey: key }).update(values);
  if (updated === 0) throw new SessionInterrupted({});
}
