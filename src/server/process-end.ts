/** How a process ended: by an exit code or by a signal; by neither when it could not be started. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}
