// Starts supervisor.ts as npm does, and stays.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("supervisor.ts", import.meta.url));
spawn(process.execPath, [...process.execArgv, script, ...process.argv.slice(2)], { stdio: "inherit" });
setInterval(() => {}, 1000);
