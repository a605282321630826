import { capitalised } from "#rooms/util";
import type { Contribution } from "./contribution.ts";
import { AppNameInvalid } from "./errors.ts";

/** A part of a project: a battery of Tolv's, of a third party's or of the project's own. */
export interface App {
  /** The app label of tables, migrations and permissions, such as `blog`. */
  readonly name: string;
  /** The name that people read, such as `Blog`. */
  readonly label: string;
  /** The apps that must be in the project too; they come first in every order. */
  readonly requires: readonly App[];
  readonly contributes: readonly Contribution[];
}

/** What `defineApp` takes; the label defaults to the capitalised name. */
export interface AppDeclaration {
  readonly name: string;
  readonly label?: string;
  readonly requires?: readonly App[];
  readonly contributes?: readonly Contribution[];
}

/**
 * Defines an app by what it contributes.
 *
 * @throws `apps.name_invalid` when the name cannot be a table prefix.
 *
 * @example
 * export const blog = defineApp({
 *   name: "blog",
 *   requires: [auth],
 *   contributes: [models({ Post }), migrations(blogMigrations), routes(blogRoutes)],
 * });
 */
export function defineApp({ name, label, requires = [], contributes = [] }: AppDeclaration): App {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new AppNameInvalid({ name });
  return Object.freeze({ name, label: label ?? capitalised(name.replaceAll("_", " ")), requires, contributes });
}
