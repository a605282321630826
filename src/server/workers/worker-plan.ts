/** How workers are started and what they may use. */
export interface WorkerPlan {
  /** The module that each worker runs; it calls `joinCrew`. */
  readonly entry: URL;
  /** The working directory. */
  readonly directory: string;
  /** The program of Node. */
  readonly execPath: string;
  /** How many. */
  readonly size: number;
  readonly limits: WorkerLimits;
}

/** What one worker may take; times in milliseconds. */
export interface WorkerLimits {
  /** From the start to the first connection. */
  readonly boot: number;
  /** Without a sign of life. */
  readonly heartbeat: number;
  /** From being told to leave to the end. */
  readonly leave: number;
  /** Requests until it is replaced; 0 for no limit. */
  readonly requests: number;
  /** Resident bytes above which it is replaced; 0 for no limit. */
  readonly residentBytes: number;
}
