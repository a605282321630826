/** A running site that is restarted. */
export interface Instance extends AsyncDisposable {
  readonly origin: string;
  /** The process that takes the signals. */
  readonly pid: number;
  /** Resolves when a HUP has replaced every worker; `reloads` counts from 1. */
  reloaded(reloads: number): Promise<void>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Something that serves, of which several instances can run. */
export interface Contender {
  readonly name: string;
  /** Fast pages, and a slow one as the last. */
  readonly paths: readonly string[];
  /** What tells whether an instance wants requests. */
  readonly readyPath: string;
  start(): Promise<Instance>;
}
