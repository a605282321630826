export { type Build, type BuildPaths, buildPaths } from "./build.ts";
export { buildCommand } from "./build-command.ts";
export { buildAgeCheck, buildChecks } from "./checks.ts";
export {
  BuildDamaged,
  BuildInvalid,
  BuildMissing,
  BuiltCodeFails,
  BundleFailed,
  BundlerMissing,
  LockFileInvalid,
  LockFileMissing,
  TypeConfigMissing,
  TypeScriptMissing,
  TypesWrong,
} from "./errors.ts";
export { oldBuild } from "./old-build.ts";
export { readBuild } from "./read-build.ts";
export { buildSettings } from "./settings.ts";
export { verifyBuild } from "./verify-build.ts";
