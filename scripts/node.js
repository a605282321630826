// Runs the locked Node: `node scripts/node.js --test …`. npm links it as `node` for its scripts, but npm 10 loses the
// link where the lock file names that program for several platforms.
import { handOver, lockedNode } from "../bin/locked-node.js";

handOver(lockedNode() ?? process.execPath, process.argv.slice(2));
