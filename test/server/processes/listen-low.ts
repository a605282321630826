// Listens on port 80 as an ordinary user and tells what came of it.
import { createServer } from "node:http";
import { listen } from "#rooms/server";

const nobody = 65_534;
if (process.getuid?.() === 0) {
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}
const server = createServer();
try {
  await listen({ server, host: "127.0.0.1", port: 80 });
  process.stdout.write("listening");
} catch (error) {
  process.stdout.write(`${error instanceof Error && "code" in error ? error.code : error}: ${error}`);
}
server.close();
