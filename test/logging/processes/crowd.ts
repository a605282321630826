// Writes rounds of records that may wait, as one worker of several that share a pipe.
import { setImmediate as settled } from "node:timers/promises";
import { createLogger } from "#rooms/logging";

const logger = createLogger();
for (let round = 1; round <= Number(process.argv[2]); round += 1) {
  for (let number = 1; number <= 300; number += 1) logger.writeSoon("info", { filling: "x".repeat(250) }, "crowd");
  await settled();
}
