/** How a process type is declared in `project.ts`; all of it may be left out. */
export interface ProcessDeclaration {
  /**
   * The command line, as words: no shell takes part, so that signals reach the program itself. Default `tolv serve` for
   * `web`, `tolv NAME` for any other.
   */
  readonly command?: string;
  /** True when it takes requests on PORT, and answers /healthz and /readyz. Default: only `web`. */
  readonly listens?: boolean;
  /** How many run at once, or between how many the platform scales. Default 2 to 4 of `web`, 1 of any other. */
  readonly replicas?: number | ReplicaRange;
  /** Mebibytes that one may take before the platform ends it. Default 256. */
  readonly memory?: number;
  /** Cores that one is promised, such as 0.5. Default 0.25. */
  readonly cpu?: number;
  /** Seconds that what it has begun may take to finish when it is told to stop. Default 25. */
  readonly grace?: number;
}

/** Between how many the platform scales. */
export interface ReplicaRange {
  readonly from: number;
  readonly to: number;
}

/** The process types of a project, by name. */
export type ProcessDeclarations = Readonly<Record<string, ProcessDeclaration>>;
