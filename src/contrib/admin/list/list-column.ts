import type { ModelField, ModelMeta } from "#rooms/db";
import { capitalised } from "#rooms/util";
import type { AdminPart } from "../options/admin-for.ts";
import { type Column, isColumn } from "../options/column.ts";
import { readPath, relationsOn } from "../paths/read-path.ts";
import { requirePath } from "../paths/resolve-path.ts";

/** A column of a list. */
export interface ListColumn {
  readonly heading: string;
  /** What its heading sorts by; undefined where it does not sort. */
  readonly orderBy: string | undefined;
  /** The relations that its cells read. */
  readonly relations: readonly string[];
  /** The field whose values it shows; undefined for computed columns and whole rows. */
  readonly field: ModelField | undefined;
  /** The computed column; undefined for fields and whole rows. */
  readonly computed: Column | undefined;
  /** The path that it was declared as; empty for others. */
  readonly path: string;
  /** The value of a row. */
  read(row: object): unknown;
}

/** The columns of a part's list in their order; rows as texts where none was declared. */
export function listColumns({ model: { meta }, list: { display } }: AdminPart): readonly ListColumn[] {
  if (display.length === 0) return [rowColumn(capitalised(meta.verboseName))];
  return display.map((shown) => (isColumn(shown) ? computedColumn(shown) : pathColumn(meta, shown)));
}

const blank = { orderBy: undefined, relations: [], field: undefined, computed: undefined, path: "" };

function rowColumn(heading: string): ListColumn {
  return { ...blank, heading, read: (row) => String(row) };
}

function computedColumn(computed: Column): ListColumn {
  const { orderBy, with: relations = [] } = computed.options;
  const heading = capitalised(computed.label);
  return { ...blank, heading, orderBy, relations, computed, read: (row) => computed.value(row) };
}

function pathColumn(meta: ModelMeta, declared: string): ListColumn {
  const resolved = requirePath(meta, declared);
  return {
    ...{ heading: capitalised(resolved.label), orderBy: resolved.path, relations: relationsOn(resolved) },
    ...{ field: resolved.column, computed: undefined, path: declared },
    read: (row) => readPath(row, resolved),
  };
}
