import type { Query } from "#rooms/db";
import { RowChoices, type Rows } from "../choices/row-choices.ts";
import { messages } from "../messages.ts";
import { select, selectMultiple } from "../widgets/select.ts";
import { isSameSet } from "./choice-fields.ts";
import { accept, describeField, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { lastText } from "./parsed-field.ts";

/** A row, or the key of one. */
export type RowOrKey<Row> = Row | bigint | number | string;

/** What may be said about a field whose choices are rows. */
export interface RowOptions<Row> extends Omit<FieldOptions<Row>, "initial" | "validators"> {
  /** What people read in the place of a row. Default: its `toString`. */
  readonly rowLabel?: (row: Row) => string;
  /** The most rows of a list; where there are more, the field asks for keys. Default 1,000. */
  readonly limit?: number;
}

type Optional = { readonly required: false };

/** The rows that can be chosen: a query, or a function that makes it for each form. */
export type RowSource<Row, F> = Query<Row, F> | (() => Query<Row, F>);

export function row<Row, F>(
  source: RowSource<Row, F>,
  options: RowOptions<Row> & Optional,
): Field<Row | undefined, RowOrKey<Row>>;
export function row<Row, F>(source: RowSource<Row, F>, options?: RowOptions<Row>): Field<Row, RowOrKey<Row>>;
/**
 * One of the rows of a query; undefined if it is not required and none was chosen.
 *
 * @example
 * field.row(() => Author.filter({ isActive: true }));
 */
export function row<Row, F>(
  source: RowSource<Row, F>,
  options: RowOptions<Row> = {},
): Field<Row | undefined, RowOrKey<Row>> {
  return rowField(rowChoices(source, options), options);
}

/**
 * Any number of the rows of a query; at least one where it is required.
 *
 * @example
 * field.rows(Tag.query(), { required: false, widget: widget.checkboxes() });
 */
export function rows<Row, F>(
  source: RowSource<Row, F>,
  options: RowOptions<Row> = {},
): Field<readonly Row[], readonly RowOrKey<Row>[]> {
  return rowsField(rowChoices(source, options), options);
}

function rowChoices<Row, F>(source: RowSource<Row, F>, { rowLabel, limit }: RowOptions<Row>): RowChoices {
  // Rows are labelled by what their own query has read.
  const label = rowLabel as ((row: object) => string) | undefined;
  const query = typeof source === "function" ? source : () => source;
  return new RowChoices({ query: query as () => Rows, label, limit });
}

/** One of the rows of some choices. */
export function rowField<Row>(choices: RowChoices, options: RowOptions<Row>): Field<Row | undefined, RowOrKey<Row>> {
  const described = describeField<RowOrKey<Row>>(withoutRowOptions(options), { widget: select() });
  const clean = async (texts: readonly string[]): Promise<FieldResult<Row | undefined>> => {
    const text = lastText(texts).trim();
    if (text === "") return described.required ? refuse(messages.required()) : accept(undefined);
    const [found] = await choices.rowsOf([text]);
    // The rows of the choices are those of the query that Row was read from.
    return found === undefined ? refuse(messages.noChoice(messages.thatChoice())) : accept(found as Row);
  };
  const format = (value: RowOrKey<Row>) => (value === undefined || value === null ? [] : [choices.textOf(value)]);
  const keep = (initial: RowOrKey<Row>) => clean(format(initial));
  return { ...described, choices, clean, format, keep, shared: () => rowField(choices.shared(), options) };
}

/** Any number of the rows of some choices. */
export function rowsField<Row>(
  choices: RowChoices,
  options: RowOptions<Row>,
): Field<readonly Row[], readonly RowOrKey<Row>[]> {
  const described = describeField<readonly RowOrKey<Row>[]>(withoutRowOptions(options), { widget: selectMultiple() });
  const clean = async (texts: readonly string[]): Promise<FieldResult<readonly Row[]>> => {
    const keys = choices.keysOf(texts);
    if (keys.length === 0) return described.required ? refuse(messages.required()) : accept([]);
    const found = await choices.rowsOf(keys);
    const known = new Set(found.map((one) => choices.textOf(one)));
    const unknown = keys.find((key) => !known.has(key));
    return unknown === undefined ? accept(found as readonly Row[]) : refuse(messages.noChoice(unknown));
  };
  const format = (values: readonly RowOrKey<Row>[]) => values.map((value) => choices.textOf(value));
  return {
    ...described,
    choices,
    clean,
    format,
    isChanged: (initial = [], values) => !isSameSet(format(initial), format(values)),
    keep: (initial) => clean(format(initial)),
    shared: () => rowsField(choices.shared(), options),
  };
}

function withoutRowOptions<Row>({ rowLabel: _label, limit: _limit, ...options }: RowOptions<Row>) {
  return options;
}
