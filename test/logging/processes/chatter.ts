// Writes as many records as its first argument says, then ends as its second argument says.
import { createLogger } from "#rooms/logging";

const [count = "1", end = "return"] = process.argv.slice(2);
const logger = createLogger({ pretty: end === "pretty" });
// Touching stdout makes its pipe non-blocking, so that writing to a full one answers EAGAIN.
if (end === "nonblocking") process.stdout.write("");
for (let number = 1; number <= Number(count); number += 1) logger.info({ number, filling: "x".repeat(200) }, "chatter");
process.stderr.write("wrote all\n");
if (end === "exit") process.exit(0);
if (end === "throw") throw new Error("end");
if (end === "kill") process.kill(process.pid, "SIGKILL");
