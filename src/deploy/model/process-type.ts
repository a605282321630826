import { ProcessInvalid } from "../errors.ts";
import type { ProcessDeclaration, ProcessDeclarations, ReplicaRange } from "./process-declaration.ts";

/** A kind of process that a deployment consists of, with nothing left open. */
export interface ProcessType {
  readonly name: string;
  /** The words of its command line, such as `["tolv", "serve"]`. */
  readonly command: readonly string[];
  readonly listens: boolean;
  readonly replicas: ReplicaRange;
  /** Mebibytes. */
  readonly memory: number;
  /** Cores. */
  readonly cpu: number;
  /** Seconds. */
  readonly grace: number;
}

const usual = { memory: 256, cpu: 0.25, grace: 25 };

/**
 * Completes the process types of a project; without any there is `web`.
 *
 * @throws ProcessInvalid
 *
 * @example
 * resolveProcesses({ web: { memory: 512 }, clock: {} });
 */
export function resolveProcesses(declared: ProcessDeclarations = { web: {} }): readonly ProcessType[] {
  return Object.freeze(Object.entries(declared).map(([name, declaration]) => resolve(name, declaration)));
}

function resolve(name: string, declaration: ProcessDeclaration): ProcessType {
  const isWeb = name === "web";
  const { command = isWeb ? "tolv serve" : `tolv ${name}`, listens = isWeb } = declaration;
  const { replicas = isWeb ? { from: 2, to: 4 } : 1, ...rest } = declaration;
  const range = typeof replicas === "number" ? { from: replicas, to: replicas } : replicas;
  const processType = { ...usual, ...rest, name, command: command.trim().split(/\s+/), listens, replicas: range };
  const problem = problemOf(processType);
  if (problem !== undefined) throw new ProcessInvalid({ name, problem });
  return Object.freeze(processType);
}

function problemOf({ name, command, replicas, memory, cpu, grace }: ProcessType): string | undefined {
  if (!/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/.test(name)) return "its name is not lower case letters, digits and -";
  if (takenNames.has(name)) return "its name is taken: the files have a service of that name already";
  if (!command.every((word) => plainWord.test(word)))
    return "its command holds quotes, variables or other shell syntax";
  if (!isCount(replicas.from) || !isCount(replicas.to)) return "replicas is no whole number from 1 to 1000";
  if (replicas.from > replicas.to) return `replicas goes from ${replicas.from} to ${replicas.to}`;
  if (!Number.isInteger(memory) || memory < 64) return "memory is no whole number of mebibytes from 64 up";
  if (!(cpu >= 0.01 && cpu <= 256)) return "cpu is no number of cores from 0.01 to 256";
  if (!Number.isInteger(grace) || grace < 1 || grace > 86_400) return "grace is no whole number of seconds from 1 up";
}

/** What the files call the database, the proxy, the migration and Heroku's release phase. */
const takenNames = new Set(["db", "proxy", "migrate", "release"]);

/** Means the same to a shell, to systemd and in YAML. */
const plainWord = /^[\w./:@,=+-]+$/;

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 1000;
}
