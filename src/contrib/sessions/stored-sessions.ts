import { sql } from "#rooms/db";
import { decodeSession, encodeSession } from "./encode-session.ts";
import { SessionInterrupted } from "./errors.ts";
import { Session } from "./models.ts";
import { createSessionKey } from "./session-key.ts";
import { SessionStore } from "./session-store.ts";

/** The data of each loaded session as it was read: what a later save may overwrite. */
const loadedData = new WeakMap<SessionStore, string>();

/** Reads a living session; an unknown or expired key reads as a new, empty one, which never keeps that key. */
export async function loadSession(key: string): Promise<SessionStore> {
  const row = await findLiving(key);
  if (row === undefined) return new SessionStore();
  const session = new SessionStore(key, decodeSession(row.sessionData));
  loadedData.set(session, row.sessionData);
  return session;
}

/**
 * Writes what changed, under a new key if the session was renewed, and deletes what it replaces.
 *
 * Requests of one visitor that are answered at the same time lose nothing of each other: whoever comes second puts its
 * changes on top of the first one's.
 *
 * @throws SessionInterrupted when another request has deleted the session meanwhile.
 */
export async function storeSession(session: SessionStore): Promise<void> {
  if (session.abandonedKey !== undefined) await deleteSession(session.abandonedKey);
  if (session.isEmpty) return;
  const key = session.key ?? createSessionKey();
  if (session.key === undefined) await Session.create({ sessionKey: key, ...contentOf(session) });
  else await updateSession(key, session);
  session.markStored(key);
}

const batchSize = 5000;

/** Deletes the sessions that have expired, in batches that lock few rows for a short time; returns how many. */
export async function deleteExpiredSessions(): Promise<number> {
  for (let total = 0; ; ) {
    const deleted = await sql`
      DELETE FROM django_session WHERE session_key IN (
        SELECT session_key FROM django_session WHERE expire_date < ${new Date()} LIMIT ${batchSize}
        FOR UPDATE SKIP LOCKED
      ) RETURNING session_key`.all();
    total += deleted.length;
    if (deleted.length < batchSize) return total;
  }
}

function findLiving(key: string): Promise<Session | undefined> {
  return Session.filter({ sessionKey: key, expireDate__gt: new Date() }).first();
}

function contentOf(session: SessionStore) {
  const expireDate = new Date(Date.now() + session.expiry.age * 1000);
  return { sessionData: encodeSession(session.values), expireDate };
}

async function deleteSession(key: string): Promise<void> {
  await Session.filter({ sessionKey: key }).delete();
}

async function updateSession(key: string, session: SessionStore): Promise<void> {
  for (;;) {
    const sessionData = loadedData.get(session) ?? "";
    const updated = await Session.filter({ sessionKey: key, sessionData }).update(contentOf(session));
    if (updated > 0) return;
    const row = await findLiving(key);
    if (row === undefined) throw new SessionInterrupted({});
    session.rebase(decodeSession(row.sessionData));
    loadedData.set(session, row.sessionData);
  }
}
