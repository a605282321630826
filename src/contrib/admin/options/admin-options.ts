import type { User } from "#rooms/contrib/auth";
import type { FieldMap } from "#rooms/db";
import type { Action } from "./action.ts";
import type { FormOptions } from "./form-options.ts";
import type { ListOptions } from "./list-options.ts";

/** Conditions besides the user's permissions; without a row they say whether there can be any such row. */
export interface PermissionHooks<Row = object> {
  add?(user: User): boolean | Promise<boolean>;
  change?(user: User, row?: Row): boolean | Promise<boolean>;
  delete?(user: User, row?: Row): boolean | Promise<boolean>;
  view?(user: User, row?: Row): boolean | Promise<boolean>;
}

/** How the admin site shows a model. */
export interface AdminOptions<Row = object, F = FieldMap> {
  readonly list?: ListOptions<Row, F>;
  readonly form?: FormOptions<Row, F>;
  readonly actions?: readonly Action<Row, F>[];
  readonly permissions?: PermissionHooks<Row>;
  /** The address of the row's own page on the site. */
  viewOnSite?(row: Row): string;
}
