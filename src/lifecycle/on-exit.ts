/**
 * Calls `run` when the process exits, however it exits but by SIGKILL; it cannot wait for anything.
 *
 * @returns the function that takes it back.
 */
export function onExit(run: () => void): () => void {
  process.on("exit", run);
  return () => void process.off("exit", run);
}
