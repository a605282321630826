import { type Environment, readEnvironment } from "#rooms/config";
import { isBuilt } from "./load-project.ts";

/** A build brings its collected files along. */
const builtDefaults: Environment = { STATIC_ROOT: "build/static" };

/**
 * Reads the environment for a project; in a process that runs a build, STATIC_ROOT is the build's unless given.
 *
 * @throws `config.invalid`
 */
export function readProjectEnvironment(directory: string): Environment {
  return readEnvironment({ directory, defaults: isBuilt() ? builtDefaults : {} });
}
