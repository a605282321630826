/**
 * Ends the process at once; everything that must happen before belongs into the hooks of a lifecycle.
 *
 * @param exitCode one of `exitCodes`, or a command's own number.
 */
export function exitProcess(exitCode: number): never {
  process.exit(exitCode);
}
