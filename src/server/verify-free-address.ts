import { createServer } from "node:net";
import { type ListeningAddress, listen } from "./listen.ts";

/**
 * Fails as `listen` would, and leaves nothing open: for a supervisor whose child is going to listen.
 *
 * @throws PortInUse, PortForbidden, AddressUnavailable.
 *
 * @example
 * await verifyFreeAddress({ host: "127.0.0.1", port: 8000 });
 */
export async function verifyFreeAddress(address: ListeningAddress): Promise<void> {
  const server = createServer();
  await listen({ server, ...address });
  await server[Symbol.asyncDispose]();
}
