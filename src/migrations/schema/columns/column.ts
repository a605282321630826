import { type Field, ForeignKeyField, IntegerField, type ModelField } from "#rooms/db";
import type { ProjectState } from "../../state/project-state.ts";
import { targetLabel } from "../../state/target-label.ts";
import type { ColumnReference } from "../names.ts";
import { quoteName } from "../quote.ts";

/** A field as the database sees it. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  /** True if the column has a unique constraint of its own. */
  readonly unique: boolean;
  /** True if the column has a plain index of its own. */
  readonly indexed: boolean;
  /** True if PostgreSQL counts the values up. */
  readonly identity: boolean;
  /** The SQL of the default that PostgreSQL keeps. */
  readonly default: string | undefined;
  readonly check: string | undefined;
  /** Where the column's foreign key points; undefined if the database checks none. */
  readonly references: ColumnReference | undefined;
}

/** The column of a field; the type of a foreign key is that of its target's primary key. */
export function columnOf({ column, field }: ModelField, state: ProjectState): Column {
  const { primaryKey = false, unique = false, index = false, null: nullable = false } = field.options;
  return {
    name: column,
    type: columnType(field, state),
    nullable,
    primaryKey,
    unique: unique && !primaryKey,
    indexed: index && !unique && !primaryKey,
    identity: field instanceof IntegerField && field.isAuto,
    default: field.options.dbDefault?.text,
    check: field.columnCheck(quoteName(column)),
    references: referenceOf(field, state),
  };
}

/** The operator class that lets an index serve `LIKE 'prefix%'`; undefined if the column needs no such index. */
export function likeOperatorClass(column: Column): string | undefined {
  if (!column.unique && !column.primaryKey && !column.indexed) return undefined;
  if (column.type.startsWith("varchar")) return "varchar_pattern_ops";
  return column.type === "text" ? "text_pattern_ops" : undefined;
}

function columnType(field: Field, state: ProjectState): string {
  if (!(field instanceof ForeignKeyField)) return field.columnType();
  return columnType(targetKey(field, state).field, state);
}

function referenceOf(field: Field, state: ProjectState): ColumnReference | undefined {
  if (!(field instanceof ForeignKeyField) || field.options.constraint === false) return undefined;
  const { table } = state.model(targetLabel(field)).meta;
  return { table, column: targetKey(field, state).column };
}

function targetKey(field: ForeignKeyField, state: ProjectState): ModelField {
  return state.model(targetLabel(field)).meta.primaryKey;
}
