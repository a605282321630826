// A process that starts `governed.ts child`, with or without a channel to it, and then lives on.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const child = spawn(
  process.execPath,
  [...process.execArgv, fileURLToPath(new URL("governed.ts", import.meta.url)), "child"],
  { stdio: process.argv[2] === "channel" ? ["ignore", "inherit", "inherit", "ipc"] : ["ignore", "inherit", "inherit"] },
);
child.on("exit", () => process.stdout.write("the child left first\n"));
setInterval(() => {}, 1000);
