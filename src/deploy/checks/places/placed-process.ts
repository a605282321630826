/** A process as a file of the deployment has it, whatever kind of file it is. */
export interface PlacedProcess {
  /** The file, and where in it. */
  readonly object: string;
  /** The process type that it stands for. */
  readonly type: string;
  /** The words behind `tolv`; undefined for another program. */
  readonly command: readonly string[] | undefined;
  /** The settings that the file gives it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds from the signal to the kill. */
  readonly patience: number;
  /** Mebibytes above which it is killed; undefined without a limit. */
  readonly memory: number | undefined;
  /** Where the platform looks for it; undefined where the file does not say. */
  readonly port: number | undefined;
}
