import { isBuiltin } from "node:module";
import { takenNames } from "./taken-names.ts";

/** What is to be named. */
export type NamedKind = "project" | "app";

const articles = { project: "a project", app: "an app" } as const;

/**
 * Tells what is wrong with the name of a new project or app, in Django's words; undefined if nothing is.
 *
 * `create-tolv` carries this file along, built: it must not import other rooms.
 *
 * @example
 * nameProblem("app", "my-blog"); // "'my-blog' is not a valid app name. Please make sure the name is a valid identifier."
 */
export function nameProblem(kind: NamedKind, name: string): string | undefined {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    return `'${name}' is not a valid ${kind} name. Please make sure the name is a valid identifier.`;
  }
  const taken = takenNames.get(name) ?? nameInNode(kind, name);
  if (taken === undefined) return undefined;
  return `'${name}' conflicts with the name of an existing ${taken} and cannot be used as ${articles[kind]} name. Please try another name.`;
}

/** A project is a package, beside Node's modules; an app is a constant, beside Node's globals. */
function nameInNode(kind: NamedKind, name: string): string | undefined {
  if (kind === "project") return isBuiltin(name) ? "Node module" : undefined;
  return name in globalThis ? "global of Node" : undefined;
}
