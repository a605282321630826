import { defineError } from "#rooms/errors";

/** An address that a server was told to listen on. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/** Another process listens where the server should. */
export const PortInUse = defineError<Address>("server.port_in_use", {
  message: ({ host, port }) => `Port ${port} on ${host} is already in use.`,
  hint: ({ port }) => `Stop who listens there (\`lsof -i :${port}\` or \`ss -ltnp\` names it), or choose another port.`,
});

/** The process may not listen on this port. */
export const PortForbidden = defineError<Address>("server.port_forbidden", {
  message: ({ host, port }) => `This user may not listen on port ${port} of ${host}.`,
  hint: "Choose a port from 1024 up, and let a proxy or the container's port mapping serve 80 and 443.",
});

/** The address is no port of this machine. */
export const AddressUnavailable = defineError<Address & { reason: string }>("server.address_unavailable", {
  message: ({ host, port, reason }) => `Cannot listen on ${host}, port ${port}: ${reason}.`,
  hint: "Use 127.0.0.1 for this machine only, 0.0.0.0 for all its networks, and a port from 1 to 65535.",
});

/** The system refuses to tell about changes of files. */
export const WatchFailed = defineError<{ directory: string; reason: string }>("server.watch_failed", {
  message: ({ directory, reason }) => `Cannot watch "${directory}" for changes: ${reason}.`,
  hint: "On Linux ENOSPC means too many watches: raise fs.inotify.max_user_watches, or run without reloading.",
});

/** Another process listens on the Unix socket. */
export const SocketInUse = defineError<{ path: string }>("server.socket_in_use", {
  message: ({ path }) => `Another process listens on ${path}.`,
  hint: ({ path }) => `Stop it (\`lsof ${path}\` or \`ss -lxp\` names it), or choose another path.`,
});

/** The Unix socket cannot be made. */
export const SocketUnavailable = defineError<{ path: string; reason: string }>("server.socket_unavailable", {
  message: ({ path, reason }) => `Cannot listen on ${path}: ${reason}.`,
  hint: "Give a path of at most 107 bytes in a folder that this user may write to.",
});

/** The first worker ended before it took a connection, and has not told why. */
export const WorkersCannotStart = defineError<{ reason: string }>("server.workers_cannot_start", {
  message: ({ reason }) => `The site does not start: ${reason}.`,
  hint: "What it has written itself stands above. SIGKILL means that SERVE_BOOT_TIMEOUT was over, or that memory ran out.",
});
