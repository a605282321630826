/**
 * The exit codes of every process of Tolv.
 *
 * | code | when |
 * |---|---|
 * | 0 | the work is done; a server was told to stop and stopped in order |
 * | 1 | the command failed, an uncaught failure ended the process, or a stop hook failed or exceeded its limit |
 * | 2 | the command line does not fit the command |
 * | 3 | a server was told to stop, and its deadline cut requests off |
 * | 128 + n | signal n ended unfinished work, or was repeated during the stop: 129 HUP, 130 INT, 131 QUIT, 143 TERM |
 *
 * @see https://tldp.org/LDP/abs/html/exitcodes.html
 */
export const exitCodes = {
  success: 0,
  failure: 1,
  usage: 2,
  cutOff: 3,
  hangup: 129,
  interrupted: 130,
  quit: 131,
  terminated: 143,
} as const;

/** The signals that stop a process. */
export type StopSignal = "SIGTERM" | "SIGINT" | "SIGQUIT" | "SIGHUP";

/** The exit code of a process that a signal ended before its work was done. */
export function exitCodeOfSignal(signal: StopSignal): number {
  const codes = {
    SIGHUP: exitCodes.hangup,
    SIGINT: exitCodes.interrupted,
    SIGQUIT: exitCodes.quit,
    SIGTERM: exitCodes.terminated,
  };
  return codes[signal];
}
