/** The user that PostgreSQL runs as; empty when that is the user of the command itself. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root, and `initdb` wants a user that the system knows by name:
 * `nobody` is the one that every system has.
 */
const nobody = { uid: 65534, gid: 65534 };

/** Tells as whom PostgreSQL runs: for root as `nobody`, for everybody else as themselves. */
export function serverAccount(): Account {
  return process.getuid?.() === 0 ? nobody : {};
}
