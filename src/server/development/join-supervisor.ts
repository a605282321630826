import type { Server } from "node:http";
import { Socket } from "node:net";
import { onParentMessage, tellParent } from "#rooms/lifecycle";
import type { ListeningAddress } from "../listen.ts";
import type { ReadyMessage, SupervisorMessage } from "./development-messages.ts";

/** The supervisor of this process. */
export interface JoinedSupervisor {
  /** Resolves, when this process shall serve, with the address that the supervisor holds. */
  readonly turn: Promise<ListeningAddress | undefined>;
  /** Resolves when another process serves instead. */
  readonly replaced: Promise<void>;
  /** Gives the server the connections of the supervisor, from now on. */
  serve(server: Server): void;
}

/**
 * Makes this process serve for the supervisor that started it.
 *
 * Call it after `lifecycle.stopWithParent()`. What is loaded until `turn` resolves is loaded ahead.
 *
 * @example
 * const supervisor = joinSupervisor();
 * const address = await supervisor.turn;
 * supervisor.serve(createServer(answer));
 * await supervisor.replaced;
 */
export function joinSupervisor(): JoinedSupervisor {
  const turn = Promise.withResolvers<ListeningAddress | undefined>();
  const replaced = Promise.withResolvers<void>();
  let serving: Server | undefined;
  onParentMessage((message, socket) => {
    // Nobody else sends to this process.
    const told = message as SupervisorMessage;
    // One that died while this process was loading has left its last messages behind.
    if (told.kind === "turn" && told.supervisor === process.ppid) turn.resolve(told.address);
    if (told.kind === "replaced") replaced.resolve();
    if (socket instanceof Socket) serving?.emit("connection", openHalf(socket));
  });
  return {
    turn: turn.promise,
    replaced: replaced.promise,
    serve: (server) => {
      serving = server;
      tellParent({ kind: "ready" } satisfies ReadyMessage);
    },
  };
}

/** As Node's HTTP server does with those that it accepts: a client may end its half and still read the answer. */
function openHalf(socket: Socket): Socket {
  socket.allowHalfOpen = true;
  return socket;
}
