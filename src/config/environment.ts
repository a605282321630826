/** Environment variables by name, shaped as Node's own table of them. */
export type Environment = { readonly [name: string]: string | undefined };

/** What a deployment is for: `TOLV_ENV`. */
export type EnvironmentName = "development" | "staging" | "production";

/** Every environment name, in the order of a deployment's life. */
export const environmentNames: readonly EnvironmentName[] = ["development", "staging", "production"];

/** Reads one variable; an empty text counts as missing, as compose files and CI systems cannot unset one. */
export function textOf(environment: Environment, name: string): string | undefined {
  return environment[name] === "" ? undefined : environment[name];
}
