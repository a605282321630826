import type { IncomingMessage, ServerResponse } from "node:http";
import { type Eventual, rescued, whenThere } from "#rooms/util";
import { requestFailed } from "../events.ts";
import { discardBody } from "../request/discard-body.ts";
import type { HttpRequest } from "../request/http-request.ts";
import type { HttpResponse } from "./http-response.ts";
import { sendResponse } from "./send-response.ts";

/** Where a response goes, and what it answers. */
export interface Delivery {
  readonly message: IncomingMessage;
  readonly target: ServerResponse;
  readonly request: HttpRequest;
  /** True once the process is leaving: no connection is kept. */
  readonly isDraining: () => boolean;
}

/** Sends a response and ends its connection where that must end; false if it could not be completed. */
export function deliverResponse(response: HttpResponse, delivery: Delivery): Eventual<boolean> {
  const { message, target, request, isDraining } = delivery;
  if (isDraining()) response.headers.set("Connection", "close");
  const sent = rescued(
    () => whenThere(drainMessage(delivery), () => sendResponse(target, response)),
    (error) => {
      target.destroy();
      if (!hasLeft(error)) requestFailed.emit({ request, error });
      return false;
    },
  );
  return whenThere(sent, (complete) => {
    // The head of an answer that began before the draining has promised to keep the connection.
    if (isDraining() && response.headers.get("Connection") !== "close") message.socket.end();
    return complete;
  });
}

/** Reads what is left of a request behind which the connection ends. */
function drainMessage({ message, target, isDraining }: Delivery): Promise<void> | undefined {
  return isDraining() || !target.shouldKeepAlive ? discardBody(message) : undefined;
}

function hasLeft(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
