import type { FileRule } from "./file-rule.ts";
import type { PlacedProcess } from "./places/placed-process.ts";

/** A proxy, and the processes behind it. */
export interface ProxyFile {
  readonly name: string;
  readonly text: string;
  readonly places: readonly PlacedProcess[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What must be so between HAProxy and the processes behind it. */
export const proxyRules: readonly FileRule<ProxyFile>[] = [
  {
    id: "deploy.E005",
    level: "error",
    *find({ name, text, places, settings }) {
      const interval = Number(/\binter (\d+)s/.exec(text)?.[1] ?? 2);
      const failures = Number(/\bfall (\d+)/.exec(text)?.[1] ?? 3);
      const needed = interval * failures + 1;
      for (const { object, command, environment } of places) {
        const lag = Number(environment.SERVE_DRAIN_LAG ?? settings.SERVE_DRAIN_LAG ?? 0);
        if (command?.[0] !== "serve" || lag >= needed) continue;
        yield {
          object,
          message: `SERVE_DRAIN_LAG is ${lag}, but ${name} finds out only after ${needed} s that it leaves.`,
          hint: `Raise it to ${needed} (checks every ${interval} s, ${failures} failures, and 1), or let the proxy ask more often.`,
        };
      }
    },
  },
  {
    id: "deploy.E006",
    level: "error",
    *find({ name, text }) {
      const path = /option httpchk \S+ (\S+)/.exec(text)?.[1];
      if (path === "/readyz") return;
      const message = path === undefined ? "It has no option httpchk." : `It asks ${path} whether a process is ready.`;
      yield { object: name, message, hint: "Write option httpchk GET /readyz, which says no before a process leaves." };
    },
  },
];
