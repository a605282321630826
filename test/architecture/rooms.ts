/** A room of the house: `src/<name>`. */
export interface Room {
  readonly name: string;
  /** Imports go strictly to a lower level. */
  readonly level: number;
}

/** Something that only some rooms may touch. */
export interface Ownership {
  /** A library (with its subpaths), or a member of a global such as `process.env`. */
  readonly name: string;
  readonly owners: readonly string[];
}

const levels: readonly (readonly string[])[] = [
  ["errors", "util"],
  ["events", "context", "checks", "html"],
  // stamp keeps its value under a context key, so it stands above context.
  ["config", "lifecycle", "stamp"],
  ["logging", "signing", "formats"],
  ["management"],
  ["db", "devdb", "http", "mail", "server"],
  ["migrations", "forms", "metrics", "tracing"],
  ["apps"],
  [
    "contrib/contenttypes",
    "contrib/sessions",
    "contrib/staticfiles",
    "contrib/throttling",
    "build",
    "deploy",
    "fixtures",
  ],
  ["contrib/messages", "contrib/auth", "release", "scaffold"],
  ["contrib/admin"],
  ["project"],
  ["testing"],
  ["bin", "index.ts"],
];

/** Every room, bottom up; a folder that is not here is a finding. */
export const rooms: readonly Room[] = levels.flatMap((names, level) => names.map((name) => ({ name, level })));

/** Libraries and Node's modules that have owners; all others are free to use. */
export const libraries: readonly Ownership[] = [
  { name: "kysely", owners: ["db"] },
  { name: "pg", owners: ["db"] },
  { name: "pg-protocol", owners: ["db"] },
  { name: "find-my-way", owners: ["http"] },
  { name: "light-my-request", owners: ["http"] },
  { name: "@fastify/busboy", owners: ["http"] },
  { name: "nodemailer", owners: ["mail"] },
  { name: "zod", owners: ["forms"] },
  { name: "prom-client", owners: ["metrics"] },
  { name: "yaml", owners: ["deploy"] },
  { name: "bcryptjs", owners: ["contrib/auth"] },
  { name: "rolldown", owners: ["build"] },
  { name: "node:async_hooks", owners: ["context"] },
  { name: "node:child_process", owners: ["management", "server", "devdb", "deploy"] },
  // Loses the connection that is on its way to a worker when that is killed; the room server hands them over itself.
  { name: "node:cluster", owners: [] },
  { name: "node:diagnostics_channel", owners: ["events"] },
  { name: "node:readline", owners: ["management"] },
  { name: "node:repl", owners: ["project"] },
  { name: "node:tty", owners: ["management"] },
  // The global is enough, and its use can be checked.
  { name: "node:console", owners: [] },
  { name: "node:process", owners: [] },
];

/** Members of globals that have owners. */
export const globals: readonly Ownership[] = [
  { name: "console", owners: ["management"] },
  { name: "process.env", owners: ["config"] },
  { name: "process.loadEnvFile", owners: [] },
  ...["argv", "stdin"].map((member) => ({ name: `process.${member}`, owners: ["management"] })),
  ...["stdout", "stderr"].map((member) => ({ name: `process.${member}`, owners: ["management", "logging"] })),
  ...["exit", "exitCode", "abort", "reallyExit"].map((member) => ({
    name: `process.${member}`,
    owners: ["lifecycle"],
  })),
  ...["on", "once", "off", "addListener", "prependListener", "removeListener", "removeAllListeners"].map((member) => ({
    name: `process.${member}`,
    owners: ["lifecycle"],
  })),
];

/** What is too large; see docs/internals/ARCHITECTURE.md. Lines are lines of code: comments and blanks are free. */
export const limits = { fileLines: 300, functionLines: 50, parameters: 5, entryPointLines: 40, filesInFolder: 20 };

/** Files that break a size limit for a reason, which is written here. */
export const exceptions: ReadonlyMap<string, string> = new Map([]);
