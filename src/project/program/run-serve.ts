import { runCommandLine } from "#rooms/management";
import { serveCommand } from "../commands/serve.ts";
import { governCall, type TolvCall, versionOf } from "./govern-call.ts";

/**
 * Runs a command line of `tolv serve` without loading any other command: what a build starts in production.
 *
 * @example
 * await runServe({ argv: ["serve", "-w", "2"], directory: process.cwd(), ...terminal(), project });
 */
export function runServe(call: TolvCall): Promise<number> {
  return governCall(call, () =>
    runCommandLine({
      ...call,
      commands: [{ app: "tolv", commands: [serveCommand] }],
      version: versionOf(call),
      run: (_, work) => work(),
    }),
  );
}
