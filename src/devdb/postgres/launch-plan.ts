import type { StateDirectory } from "../state-directory.ts";
import type { Account } from "./account.ts";
import type { ServerBinaries } from "./server-binaries.ts";

/** All that it takes to run a development database; plain data, since the keeper gets it as JSON. */
export interface LaunchPlan {
  readonly state: StateDirectory;
  readonly binaries: ServerBinaries;
  readonly account: Account;
  /** Settings of PostgreSQL over those of `serverArguments`. */
  readonly settings: Readonly<Record<string, string>>;
}
