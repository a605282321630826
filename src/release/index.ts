export { release } from "./app.ts";
export { diffConfigurations } from "./configuration/diff-configurations.ts";
export type { RecordedConfiguration, RecordedSetting } from "./configuration/record-configuration.ts";
export {
  NoEarlierRelease,
  NothingReleased,
  ReleaseChecksFailed,
  ReleaseLocked,
  ReleaseRefused,
  ReleaseUnknown,
  RollbackTargetUnfit,
  RollbackUnsafe,
} from "./errors.ts";
export { releaseBegan, releaseEnded } from "./events.ts";
export { readReleases } from "./ledger/ledger.ts";
export type { RecordedBuild, RecordedMigrations, Release, ReleaseOutcome } from "./ledger/release-record.ts";
export { currentProjectStarter, type ProjectStarter, type StartedProject } from "./project-starter.ts";
