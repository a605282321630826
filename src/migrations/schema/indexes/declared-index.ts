import type { ModelIndex } from "#rooms/db";
import type { ModelState } from "../../state/model-state.ts";
import { modelFieldNamed } from "../model-field-named.ts";
import { quoteName, quoteNames } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";

/** How `CREATE` makes an index. */
export type IndexKind = "INDEX" | "INDEX CONCURRENTLY" | "UNIQUE INDEX";

/** Creates an index that a model declares. */
export async function createDeclaredIndex(schema: SchemaEditor, model: ModelState, index: ModelIndex): Promise<void> {
  if (model.meta.managed) await schema.execute(indexStatement(model, index));
}

/** Drops an index by its name. */
export async function dropIndex(schema: SchemaEditor, name: string): Promise<void> {
  await schema.execute(`DROP INDEX ${quoteName(name)}`);
}

/** Drops an index that a model declares. */
export async function dropDeclaredIndex(schema: SchemaEditor, { meta }: ModelState, name: string): Promise<void> {
  if (meta.managed) await dropIndex(schema, name);
}

/** The `CREATE INDEX` of an index that a model declares. @throws FieldUnknown */
export function indexStatement(model: ModelState, index: ModelIndex, kind: IndexKind = "INDEX"): string {
  const { name, include = [], where, using } = index;
  const parts = [
    `CREATE ${kind} ${quoteName(name)} ON ${quoteName(model.meta.table)}`,
    using && `USING ${using}`,
    `(${keysOf(model, index).join(", ")})`,
    include.length > 0 && includeClause(model, include),
    where && `WHERE (${where})`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** Columns that an index or a unique constraint keeps beside its key. */
export function includeClause(model: ModelState, fields: readonly string[]): string {
  return `INCLUDE (${quoteNames(fields.map((field) => modelFieldNamed(model, field).column))})`;
}

function keysOf(model: ModelState, { fields, expressions = [], opclasses = [] }: ModelIndex): readonly string[] {
  const withOpclass = (key: string, position: number) => {
    const opclass = opclasses[position];
    return opclass === undefined ? key : `${key} ${quoteName(opclass)}`;
  };
  if (fields.length === 0) return expressions.map((expression, position) => withOpclass(`(${expression})`, position));
  return fields.map((field, position) => {
    const column = quoteName(modelFieldNamed(model, field.replace(/^-/, "")).column);
    return `${withOpclass(column, position)}${field.startsWith("-") ? " DESC" : ""}`;
  });
}
