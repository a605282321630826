import type { Database } from "#rooms/db";

/**
 * Describes the sessions that hold locks on tables named in a statement. Their own statements may hold secrets and
 * are left out.
 */
export async function findBlockers(database: Database, statement: string): Promise<readonly string[]> {
  const rows = await database.execute<{ session: string }>(blockingSessions, [statement]);
  return rows.map(({ session }) => session);
}

const blockingSessions = `
  SELECT format('process %s of user %s (%s, %s for %s s) on %s', a.pid, a.usename,
    coalesce(nullif(a.application_name, ''), 'no application name'), a.state,
    coalesce(extract(epoch FROM now() - a.xact_start)::int, 0), string_agg(DISTINCT c.relname, ', ')) AS session
  FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.granted AND l.pid <> pg_backend_pid() AND position(c.relname in $1) > 0 AND c.relkind IN ('r', 'p')
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  GROUP BY a.pid, a.usename, a.application_name, a.state, a.xact_start
  ORDER BY a.pid`;
