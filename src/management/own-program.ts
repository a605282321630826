/** How this program is started again, for work in a process of its own. */
export interface OwnProgram {
  /** The Node that runs it. */
  readonly node: string;
  /** What that Node was given before the script, such as `--conditions=…`. */
  readonly nodeArguments: readonly string[];
  /** The file that was started. */
  readonly script: string;
}

/**
 * This program, as it was started.
 *
 * @example
 * const { script } = ownProgram();
 * fork(script, ["clearsessions"]);
 */
export function ownProgram(): OwnProgram {
  const { execPath, execArgv, argv } = process;
  return { node: execPath, nodeArguments: execArgv, script: argv[1] ?? "" };
}
