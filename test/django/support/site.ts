import { strongKey } from "../../support/tolv.ts";

/** A site that works on the shared database: Django's or Tolv's, which tests often run in both directions. */
export interface Site {
  readonly name: "Django" | "Tolv";
  /** Runs one of its commands to the end. */
  manage(args: readonly string[], options?: CommandOptions): Promise<CommandResult>;
  /** Starts its web server; disposing of the answer stops it. */
  serve(): Promise<ServedSite>;
}

export interface CommandOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** What it reads on standard input. */
  readonly input?: string;
}

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ServedSite extends AsyncDisposable {
  /** Such as `http://127.0.0.1:8000`. */
  readonly origin: string;
}

/** What both sites are told alike; Django 3.2 and its hashes stand for the rest. */
export const sharedEnvironment = { SECRET_KEY: strongKey, PASSWORD_ITERATIONS: "260000" } as const;
