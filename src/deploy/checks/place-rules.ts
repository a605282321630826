import { secondsToLeave } from "../model/leaving.ts";
import type { ProcessType } from "../model/process-type.ts";
import type { FileRule } from "./file-rule.ts";
import type { PlacedProcess } from "./places/placed-process.ts";

/** The processes of one kind of file, and what they are to agree with. */
export interface Places {
  /** What a finding calls the file, or the folder. */
  readonly object: string;
  readonly places: readonly PlacedProcess[];
  readonly processes: readonly ProcessType[];
  /** The settings of this environment, for those that a file leaves to it. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Mebibytes of a process that serves nobody yet, and of a supervisor of workers. */
const leastMemory = 96;
const supervisorMemory = 64;

const graceRule: FileRule<Places> = {
  id: "deploy.E001",
  level: "error",
  *find({ places, settings }) {
    for (const place of places) {
      const needed = secondsNeeded(place, settings);
      if (needed === undefined || place.patience >= needed.seconds) continue;
      yield {
        object: place.object,
        message: `It is killed after ${place.patience} s, but may take ${needed.seconds} s to leave: ${needed.sum}.`,
        hint: `Let the platform wait ${needed.seconds} s at least, or lower ${needed.setting}.`,
      };
    }
  },
};

const portRule: FileRule<Places> = {
  id: "deploy.E002",
  level: "error",
  *find({ places, settings }) {
    for (const place of places) {
      const port = numberOf("PORT", place, settings);
      if (place.command?.[0] !== "serve" || place.port === undefined || place.port === port) continue;
      yield {
        object: place.object,
        message: `The platform looks for it on port ${place.port}, but PORT is ${port}.`,
        hint: "Give both the same number.",
      };
    }
  },
};

const memoryRule: FileRule<Places> = {
  id: "deploy.E003",
  level: "error",
  *find({ places, settings }) {
    for (const place of places) {
      const needed = memoryNeeded(place, settings);
      if (needed === undefined || place.memory === undefined || place.memory >= needed.mebibytes) continue;
      yield {
        object: place.object,
        message: `It is ended above ${place.memory} MiB, but may take ${needed.mebibytes} MiB: ${needed.sum}.`,
        hint: "Raise the limit, or lower WEB_CONCURRENCY or SERVE_MAX_MEMORY.",
      };
    }
  },
};

const typesRule: FileRule<Places> = {
  id: "deploy.W001",
  level: "warning",
  *find({ object, places, processes }) {
    const missing = processes.filter(({ name }) => places.every(({ type }) => type !== name));
    if (missing.length === 0) return;
    yield {
      object,
      message: `It has no process ${missing.map(({ name }) => name).join(", ")}, which project.ts declares.`,
      hint: "Run tolv deployment --write --force, or take it out of `processes`.",
    };
  },
};

/** What must be so wherever processes are placed. */
export const placeRules: readonly FileRule<Places>[] = [graceRule, portRule, memoryRule];

/** What must be so where all process types have a place. */
export const completenessRules: readonly FileRule<Places>[] = [typesRule];

function secondsNeeded(place: PlacedProcess, settings: Places["settings"]) {
  const [command] = place.command ?? [];
  if (command === "serve") {
    const lag = numberOf("SERVE_DRAIN_LAG", place, settings);
    const grace = numberOf("SERVE_GRACEFUL_TIMEOUT", place, settings);
    const sum = `SERVE_DRAIN_LAG ${lag} + SERVE_GRACEFUL_TIMEOUT ${grace} + 3`;
    return { seconds: secondsToLeave({ lag, grace }), sum, setting: "SERVE_GRACEFUL_TIMEOUT" };
  }
  if (command !== "clock") return undefined;
  const grace = numberOf("CLOCK_GRACEFUL_TIMEOUT", place, settings);
  const sum = `CLOCK_GRACEFUL_TIMEOUT ${grace} + 3`;
  return { seconds: secondsToLeave({ lag: 0, grace }), sum, setting: "CLOCK_GRACEFUL_TIMEOUT" };
}

function memoryNeeded(place: PlacedProcess, settings: Places["settings"]) {
  if (place.command?.[0] !== "serve") return undefined;
  const workers = workersOf(place) ?? numberOf("WEB_CONCURRENCY", place, settings);
  // A worker is replaced a tenth above its limit at the latest.
  const most = Math.max(Math.ceil((numberOf("SERVE_MAX_MEMORY", place, settings) * 11) / 10), leastMemory);
  if (workers === 0) return { mebibytes: leastMemory, sum: "one process" };
  return {
    mebibytes: supervisorMemory + workers * most,
    sum: `a supervisor of ${supervisorMemory} and ${workers} workers of ${most}`,
  };
}

function workersOf({ command = [] }: PlacedProcess): number | undefined {
  const [, digits] = /(?:^| )(?:-w|--workers)[ =]?(\d+)/.exec(command.join(" ")) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** As the file says, or else the environment. */
function numberOf(name: string, { environment }: PlacedProcess, settings: Places["settings"]): number {
  return Number(environment[name] ?? settings[name] ?? 0);
}
