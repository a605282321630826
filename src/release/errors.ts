import { defineError } from "#rooms/errors";

/** The ledger has no release of the number. */
export const ReleaseUnknown = defineError<{ number: number; newest: number | undefined }>("release.unknown", {
  message: ({ number, newest }) =>
    newest === undefined
      ? `There is no release ${number}: nothing has been released here yet.`
      : `There is no release ${number}; the newest is ${newest}.`,
  hint: "`tolv releases` lists them.",
});

/** Releases were asked for, and there is none. */
export const NothingReleased = defineError<Record<string, never>>("release.none", {
  message: () => "Nothing has been released here yet.",
  hint: "`tolv release` makes the first release.",
});

/** Something is wrong with the environment, the build or the database; nothing was started. */
export const ReleaseRefused = defineError<{ count: number }>("release.refused", {
  message: ({ count }) =>
    `${count === 1 ? "One thing is" : `${count} things are`} wrong, see above. Nothing was released and nothing was changed.`,
  hint: "Correct them, then run `tolv release` again; `tolv release --check` only looks.",
});

/** A check of the database failed after the migrations. */
export const ReleaseChecksFailed = defineError<{ count: number }>("release.checks_failed", {
  message: ({ count }) =>
    `The migrations are applied, and ${count === 1 ? "a check" : `${count} checks`} failed after them.`,
  hint: "See above what they say. Correct it and release again, or go back with `tolv rollback`.",
});

/** Another release phase has been at work for longer than one was ready to wait. */
export const ReleaseLocked = defineError<{ seconds: number; holder: string }>("release.locked", {
  message: ({ seconds, holder }) => `${holder} is at work; waited ${seconds} s for it. Nothing was changed.`,
  hint: "`tolv releases` shows what becomes of it; --wait SECONDS waits longer. If it hangs, end its process, and the lock is free.",
});

/** There is no release to go back to. */
export const NoEarlierRelease = defineError<{ current: number | undefined }>("release.no_earlier", {
  message: ({ current }) =>
    current === undefined
      ? "Nothing has been released here, so there is nothing to go back to."
      : `No release before ${current} has succeeded, so there is nothing to go back to.`,
  hint: "`tolv releases` lists what there is.",
});

/** Only what has run before can be gone back to. */
export const RollbackTargetUnfit = defineError<{ number: number; problem: string }>("release.rollback_target", {
  message: ({ number, problem }) => `There is no way back to release ${number}: ${problem}.`,
  hint: "Name an earlier one that `tolv releases` shows as succeeded.",
});

/** The code of the earlier release cannot live with the tables as they are now. */
export const RollbackUnsafe = defineError<{ number: number; irreversible: readonly string[] }>(
  "release.rollback_unsafe",
  {
    message: ({ number }) =>
      `The code of release ${number} cannot run on the tables as they are now, see above. Nothing was changed.`,
    hint: ({ number, irreversible }) =>
      irreversible.length > 0
        ? `There is no way back for ${irreversible.join(", ")}: release a correction of the newer code, or restore the backup from before.`
        : `\`tolv rollback ${number} --migrate\` takes those migrations back first, with what was written into their tables and columns; a correction of the newer code keeps it.`,
  },
);
