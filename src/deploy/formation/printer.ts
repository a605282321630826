import type { Output } from "#rooms/management";
import type { Member } from "./members.ts";
import { readableLine } from "./readable-line.ts";

/** Prints the lines of several processes, each behind the name of its own. */
export interface Printer {
  print(name: string, line: string, stream?: "stdout" | "stderr"): void;
}

/** Makes the printer of a formation: the time, the name in a colour of its own, and the line. */
export function createPrinter(members: readonly Member[], output: Output): Printer {
  const names = members.map(({ name }) => name);
  const width = Math.max(...names.map((name) => name.length));
  return {
    print: (name, line, stream = "stdout") => {
      // What is piped on keeps its records as they are.
      const text = output.isTerminal ? readableLine(line, output.style) : line;
      const prefix = output.style.tint(`${timeOfDay()} ${name.padEnd(width)} |`, names.indexOf(name));
      if (stream === "stdout") output.line(`${prefix} ${text}`);
      else output.notice(`${prefix} ${text}`);
    },
  };
}

/** The local time, since a person reads it. */
function timeOfDay(): string {
  const now = new Date();
  return [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
