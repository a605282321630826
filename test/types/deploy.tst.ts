/** What the compiler knows of process types and schedules. Checked by `tsc`; never run. */
import { type ProcessType, resolveProcesses, resolveSchedule } from "#rooms/deploy";
import { defineProject } from "#rooms/project";

export function processesAreTyped(): readonly ProcessType[] {
  const { processes } = defineProject({
    name: "mysite",
    apps: [],
    processes: { web: { replicas: { from: 2, to: 4 } }, worker: { command: "node worker.js", replicas: 2 } },
    schedule: [{ command: "clearsessions", every: { hours: 1, minutes: 30 } }],
  });
  return processes;
}

export function mistakesAreFound(): void {
  // @ts-expect-error: it is called memory
  resolveProcesses({ web: { memroy: 512 } });
  // @ts-expect-error: a range has two ends
  resolveProcesses({ web: { replicas: { from: 2 } } });
  // @ts-expect-error: mebibytes are a number
  resolveProcesses({ web: { memory: "512M" } });
  // @ts-expect-error: a scheduled command has an interval
  resolveSchedule([{ command: "clearsessions" }]);
  // @ts-expect-error: weeks are seven days
  resolveSchedule([{ command: "clearsessions", every: { weeks: 1 } }]);
}
