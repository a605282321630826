import type { User } from "#rooms/contrib/auth";
import type { Expression, ModelMeta } from "#rooms/db";
import { type Html, html } from "#rooms/html";
import { capitalised } from "#rooms/util";
import { adminAddress } from "../addresses/admin-address.ts";
import { partOf } from "../admin-site.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { type Column, isColumn } from "../options/column.ts";
import { readPath, relationsOn } from "../paths/read-path.ts";
import { type ResolvedPath, requirePath } from "../paths/resolve-path.ts";
import { can } from "../permissions.ts";
import { nothing, showValue } from "../rows/show-value.ts";

/** What a page shows of a row without a control. */
export interface ShownItem {
  readonly label: string;
  readonly help: string | undefined;
  /** The relations that it reads. */
  readonly relations: readonly string[];
  /** What the database computes for it. */
  readonly annotations: Readonly<Record<string, Expression>>;
  /** What it shows; rows that the user may open are links. */
  show(row: object, user: User): Html | string;
}

/** A field, a field behind foreign keys or a computed column of a model, to be shown. */
export function shownItem(meta: ModelMeta, item: Column | string): ShownItem {
  return isColumn(item) ? computedItem(item) : pathItem(requirePath(meta, item), meta);
}

function computedItem(column: Column): ShownItem {
  const {
    with: relations = [],
    annotate: annotations = {},
    boolean: isBoolean = false,
    empty = nothing,
  } = column.options;
  const show = (row: object) => showValue(column.value(row), { isBoolean, empty });
  return { label: capitalised(column.label), help: undefined, relations, annotations, show };
}

function pathItem(resolved: ResolvedPath, meta: ModelMeta): ShownItem {
  const { path, label, column, target } = resolved;
  const isBoolean = column?.field.kind === "boolean";
  return {
    label: capitalised(label),
    help: helpOf(meta, path),
    relations: relationsOn(resolved),
    annotations: {},
    show: (row, user) => {
      const value = readPath(row, resolved);
      const part = target && partOf(target);
      return target === undefined
        ? showValue(value, { field: column, isBoolean })
        : html`${showRows(value, user, part)}`;
    },
  };
}

function helpOf({ fields, manyToMany }: ModelMeta, path: string): string | undefined {
  return [...fields, ...manyToMany].find(({ name }) => name === path)?.field.options.helpText;
}

async function showRows(value: unknown, user: User, part: AdminPart | undefined): Promise<Html | string> {
  const rows = [value].flat().filter((row) => typeof row === "object" && row !== null);
  if (rows.length === 0) return nothing;
  const links = await Promise.all(rows.map((row) => linkTo(row, user, part)));
  return html`${links.map((link, index) => (index === 0 ? link : html`, ${link}`))}`;
}

async function linkTo(row: object, user: User, part: AdminPart | undefined): Promise<Html | string> {
  if (part === undefined || !(await can(user, "view", part, row))) return String(row);
  return html`<a href="${adminAddress.change(part, row)}">${String(row)}</a>`;
}
