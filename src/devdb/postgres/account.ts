/** The user that PostgreSQL runs as; empty when that is the user of the command itself. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root, and `initdb` refuses a user whom the system does not know by name, so it is one
 * that every system has: `nobody`, on macOS (where `nobody` is -2) `daemon`.
 */
const unprivilegedId = process.platform === "darwin" ? 1 : 65534;

/** Tells as whom PostgreSQL runs: for root as an unprivileged user, for everybody else as themselves. */
export function serverAccount(): Account {
  return isRoot() ? { uid: unprivilegedId, gid: unprivilegedId } : {};
}

/** Tells whether this process is root's. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
