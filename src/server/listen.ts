import { once } from "node:events";
import type { Server } from "node:net";
import { AddressUnavailable, PortForbidden, PortInUse } from "./errors.ts";

/** Where a server shall listen. */
export interface ListenOptions {
  readonly server: Server;
  /** A name or an address of this machine; `0.0.0.0` is every IPv4 address. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

/** Where a server listens. */
export interface ListeningAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Starts to listen and returns the address, with the port that the system chose for 0.
 *
 * @throws PortInUse, PortForbidden, AddressUnavailable.
 *
 * @example
 * const { port } = await listen({ server, host: "127.0.0.1", port: 8000 });
 */
export async function listen({ server, host, port }: ListenOptions): Promise<ListeningAddress> {
  try {
    const listening = once(server, "listening");
    server.listen({ host, port });
    await listening;
  } catch (error) {
    throw explain(error, { host, port });
  }
  const address = server.address();
  return { host, port: typeof address === "object" && address !== null ? address.port : port };
}

const reasons: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: "the address does not belong to this machine",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name cannot be looked up now",
  EINVAL: "the address is not complete",
  ERR_SOCKET_BAD_PORT: "the port must lie between 0 and 65535",
};

function explain(error: unknown, address: ListeningAddress): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return new PortInUse(address, { cause: error });
  if (code === "EACCES") return new PortForbidden(address, { cause: error });
  const reason = reasons[code];
  return reason === undefined ? error : new AddressUnavailable({ ...address, reason }, { cause: error });
}
