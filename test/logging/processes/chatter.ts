// Writes as many records as its first argument says, then ends as its second argument says; with a third argument every
// other record may wait.
import { createLogger } from "#rooms/logging";

const [count = "1", end = "return", patience] = process.argv.slice(2);
const logger = createLogger({ pretty: end === "pretty" });
// Touching stdout makes its pipe non-blocking, so that writing to a full one answers EAGAIN.
if (end === "nonblocking") process.stdout.write("");
for (let number = 1; number <= Number(count); number += 1) {
  const write = patience !== undefined && number % 2 === 0 ? "writeSoon" : "write";
  logger[write]("info", { number, filling: "x".repeat(200) }, "chatter");
}
process.stderr.write("wrote all\n");
if (end === "exit") process.exit(0);
if (end === "throw") throw new Error("end");
if (end === "kill") process.kill(process.pid, "SIGKILL");
