import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A network between a database and its server that can be disturbed. */
export interface TcpProxy extends AsyncDisposable {
  /** The URL of the database behind it. */
  readonly url: string;
  /** Resets every connection, as a router that forgot them does. */
  reset(): void;
  /** Swallows everything from now on, in both directions, and new connections too. */
  fallSilent(): void;
}

/** Starts a proxy in front of the server of a URL. */
export async function startProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    near.on("data", (data) => silent || far.write(data)).on("close", () => far.destroy());
    far.on("data", (data) => silent || near.write(data)).on("close", () => near.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = Object.assign(new URL(target), { hostname: "127.0.0.1", port: (server.address() as AddressInfo).port });
  return {
    url: url.href,
    reset: () => sockets.forEach((socket) => void socket.resetAndDestroy()),
    fallSilent: () => {
      silent = true;
    },
    [Symbol.asyncDispose]: async () => {
      sockets.forEach((socket) => void socket.destroy());
      server.close();
      await once(server, "close");
    },
  };
}
