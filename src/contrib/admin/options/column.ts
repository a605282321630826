import type {
  Computed,
  Duration,
  Expression,
  FieldMap,
  Heads,
  LoadedValue,
  PlainDate,
  PlainTime,
  RelationPath,
  Tails,
} from "#rooms/db";
import type { Html } from "#rooms/html";
import type { SinglePath } from "./paths.ts";

/** What a computed column may show. */
export type ColumnValue =
  | bigint
  | boolean
  | Date
  | Duration
  | Html
  | number
  | PlainDate
  | PlainTime
  | string
  | null
  | undefined;

/** What is said of a computed column besides its heading and its value. */
export interface ColumnOptions<F, A, Names> {
  /** Shows true and false as signs. */
  readonly boolean?: boolean;
  /** What stands in the place of null and of an empty text; `-` unless said otherwise. */
  readonly empty?: string;
  /** Makes the heading sort: by a field's path, or by one of the column's annotations. */
  readonly orderBy?: SinglePath<F> | (NoInfer<keyof A> & string);
  /** Values that the database computes for the column, by the names under which they are found on the row. */
  readonly annotate?: A;
  /** Relations that the column reads; they are loaded for all rows at once. */
  readonly with?: readonly Names[];
}

/** A column that is computed from a row; made by `column`. */
export interface Column<Row = object, F = FieldMap> {
  readonly label: string;
  readonly options: ColumnOptions<FieldMap, Readonly<Record<string, Expression>>, string>;
  // A method, not a property: its parameter is compared bivariantly, so columns of different models fit one list.
  value(row: Row): ColumnValue;
  /** Carries the model to the compiler; it has no value. */
  readonly of?: { readonly row: Row; readonly fields: F };
}

/** A row with what a column asked for. */
export type ColumnRow<Row, F, A, Names> = Row &
  Computed<A> & { readonly [K in Heads<Names> & keyof F]: LoadedValue<F[K], Tails<Names, K> & string> };

/**
 * A column that no field holds. What it needs besides the fields of its row it says, and gets it for all rows at once:
 * the list makes no query for a single row.
 *
 * @param label The heading.
 * @param value What the column shows of a row; a text is escaped, `html` is not.
 *
 * @example
 * adminFor(Post, {
 *   list: {
 *     display: [
 *       "title",
 *       column("published?", (post) => post.status === "published", { boolean: true, orderBy: "status" }),
 *       column("comments", (post) => post.commentCount, { annotate: { commentCount: Post.expr.count("comments") } }),
 *     ],
 *   },
 * });
 */
export function column<
  Row,
  F,
  A extends Readonly<Record<string, Expression>> = Readonly<Record<never, never>>,
  Names extends RelationPath<F> = never,
>(
  label: string,
  value: (row: ColumnRow<Row, F, A, Names>) => ColumnValue,
  options?: ColumnOptions<F, A, Names>,
): Column<Row, F>;
export function column(label: string, value: Column["value"], options: Column["options"] = {}): Column {
  return Object.freeze({ label, options: Object.freeze({ ...options }), value });
}

/** True for a computed column, false for a path. */
export function isColumn(shown: string | Column): shown is Column {
  return typeof shown !== "string";
}

/** The paths among paths and computed columns. */
export function pathsAmong(shown: readonly (Column | string)[]): readonly string[] {
  return shown.filter((each) => typeof each === "string");
}
