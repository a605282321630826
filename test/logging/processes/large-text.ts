// Writes one large text at once to a pipe that does not block, as stdout is one as soon as it is touched.
import { writeAll } from "../../../src/logging/write-all.ts";

process.stdout.write("");
writeAll(1, "åΩ漢🦉\n".repeat(Number(process.argv[2])));
