import { defineError } from "#rooms/errors";

/** A stop hook did not end in its time; the hooks after it ran nevertheless. */
export const StopHookTimedOut = defineError<{ name: string; milliseconds: number }>("lifecycle.stop_hook_timed_out", {
  message: ({ name, milliseconds }) => `Stopping "${name}" took longer than ${milliseconds} ms and was given up.`,
  hint: "Let the hook end what it waits for, or register it with a higher limitMilliseconds.",
});

/** A stop hook threw; the hooks after it ran nevertheless. */
export const StopHookFailed = defineError<{ name: string }>("lifecycle.stop_hook_failed", {
  message: ({ name }) => `Stopping "${name}" failed; what it holds may be left open.`,
  hint: "The cause says what failed.",
});
