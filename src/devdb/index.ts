export {
  attachDevelopmentDatabase,
  type DevelopmentDatabase,
  type DevelopmentDatabaseOptions,
} from "./attach-development-database.ts";
export {
  BinariesMissing,
  DirectoryUnusable,
  DiskFull,
  KeeperFailed,
  PlatformUnsupported,
  ServerFailed,
  VersionMismatch,
} from "./errors.ts";
export { developmentPostgresMajor } from "./postgres/cluster.ts";
