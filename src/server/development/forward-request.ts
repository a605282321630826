import { type IncomingMessage, request as openRequest, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";

/** Headers that speak of one connection only. */
const connectionHeaders = ["connection", "keep-alive", "proxy-connection"];

/**
 * Answers a request with what the process answers that listens now where the request came in.
 *
 * A browser keeps its connection to a server that was replaced, and would be answered by the old code. To the new
 * process the client is this machine.
 */
export function forwardRequest(request: IncomingMessage, response: ServerResponse): void {
  const { method, url: path, socket } = request;
  const onward = openRequest({
    host: socket.localAddress,
    port: socket.localPort,
    method,
    path,
    headers: [...endToEndHeaders(request), "Connection", "close"],
    agent: false,
  });
  onward.on("error", () => response.destroy());
  onward.on("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEndHeaders(answer));
    pipeline(answer, response, () => undefined);
  });
  response.on("close", () => onward.destroy());
  pipeline(request, onward, () => undefined);
}

/** As names and values in turn, as they were sent. */
function endToEndHeaders({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, index) => {
    const name = rawHeaders[index - (index % 2)] ?? "";
    return !connectionHeaders.includes(name.toLowerCase());
  });
}
