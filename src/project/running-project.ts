import type { Config } from "#rooms/config";
import { defineContextKey } from "#rooms/context";
import type { Site } from "#rooms/http";
import type { Logger } from "#rooms/logging";
import type { Stamp } from "#rooms/stamp";
import type { Project } from "./define-project.ts";

/** A project with its configuration read, its log open and its database attached. */
export interface RunningProject extends AsyncDisposable {
  readonly project: Project;
  /** The folder of `project.ts`. */
  readonly directory: string;
  readonly config: Config;
  readonly stamp: Stamp;
  readonly logger: Logger;
  /** Runs work where models, settings and the log of this project are the ambient ones. */
  run<Result>(work: () => Result): Result;
  /** Where the database is, with the password: for programs that connect by themselves, never for messages. */
  databaseUrl(): Promise<string>;
  /** Builds the site; nothing listens yet. */
  createSite(): Promise<Site>;
  /** Closes the database and the log subscriptions. */
  stop(): Promise<void>;
}

/** The project that surrounds a command, a request or a test. */
export const currentProject = defineContextKey<RunningProject>("project.project");
