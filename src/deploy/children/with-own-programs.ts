import { join } from "node:path";
import type { Environment } from "#rooms/config";

/** The environment in which the programs of the project's packages are found first, as in an image. */
export function withOwnPrograms(environment: Environment, directory: string): Environment {
  return { ...environment, PATH: `${join(directory, "node_modules/.bin")}:${environment.PATH ?? ""}` };
}
