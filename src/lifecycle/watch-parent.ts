/** How often the parent's process id is looked at; a new one means that the parent died. */
const pollMilliseconds = 500;

/**
 * Calls `onGone` once when the parent process is gone: its channel closed (a forked child), or the process was given
 * to another parent (any child, even of a parent that was killed). Neither keeps the process alive.
 *
 * @returns the function that ends the watch.
 */
export function watchParent(onGone: () => void): () => void {
  const parent = process.ppid;
  const stop = () => {
    clearInterval(poll);
    process.off("disconnect", leave);
  };
  const leave = () => {
    stop();
    onGone();
  };
  const poll = setInterval(() => process.ppid !== parent && leave(), pollMilliseconds).unref();
  process.on("disconnect", leave);
  process.channel?.unref();
  return stop;
}
