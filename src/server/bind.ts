import type { Server } from "node:net";
import { listen } from "./listen.ts";
import { listenOnSocket } from "./listen-on-socket.ts";

/** Where a server listens: a TCP port of this machine, or a Unix socket. */
export type Address = { readonly host: string; readonly port: number } | { readonly path: string };

/**
 * Makes a server listen, and returns where.
 *
 * @throws PortInUse, PortForbidden, AddressUnavailable, SocketInUse, SocketUnavailable.
 *
 * @example
 * await bind(server, { path: "/run/mysite/http.sock" });
 */
export function bind(server: Server, address: Address): Promise<Address> {
  return "path" in address ? listenOnSocket(server, address.path) : listen({ server, ...address });
}
