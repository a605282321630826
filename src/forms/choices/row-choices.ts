import { asKey, type FieldMap, type ModelClass, type Query } from "#rooms/db";
import type { Choice, ChoiceSource } from "./choice-source.ts";
import { readKey } from "./read-key.ts";

/** Rows of any model. */
export type Rows = Query<object, FieldMap>;

/** Which rows can be chosen, and how they are called. */
export interface RowChoicesOptions {
  /** The rows that can be chosen; asked for anew by each form. */
  readonly query: () => Rows;
  /** What people read in the place of a row. Default: its `toString`. */
  readonly label?: ((row: object) => string) | undefined;
  /** The most rows that are read for a list; a model with more of them is not listed. Default 1,000. */
  readonly limit?: number | undefined;
}

/** Choices that are rows: those of a list are read by one statement, and not more than the limit. */
export class RowChoices implements ChoiceSource {
  readonly #options: RowChoicesOptions;
  #model: ModelClass | undefined;

  constructor(options: RowChoicesOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly Choice[] | undefined> {
    return (await this.rows())?.map((row) => this.#choice(row));
  }

  async find(values: readonly string[]): Promise<readonly Choice[]> {
    return (await this.rowsOf(values)).map((row) => this.#choice(row));
  }

  /** All rows that can be chosen, or undefined if there are too many for a list. */
  async rows(): Promise<readonly object[] | undefined> {
    const { query, limit = 1_000 } = this.#options;
    const rows = await ordered(query())
      .limit(limit + 1)
      .all();
    return rows.length > limit ? undefined : rows;
  }

  /** The rows with these keys, as controls send them; what is no key, or that of a row out of reach, is left out. */
  async rowsOf(values: readonly string[]): Promise<readonly object[]> {
    const keys = values.map((value) => readKey(this.#known, value)).filter((key) => key !== undefined);
    if (keys.length === 0) return [];
    const wanted = { [`${this.#known.meta.primaryKey.name}__in`]: [...new Set(keys)] };
    return this.#options.query().filter(wanted).all();
  }

  /** The text that stands for a row or its key. */
  textOf(rowOrKey: unknown): string {
    return String(asKey(this.#known, rowOrKey));
  }

  /** The keys in what controls sent: one a text, or several with commas between them unless keys are free text. */
  keysOf(texts: readonly string[]): readonly string[] {
    const { field } = this.#known.meta.primaryKey;
    const parts = field.emptyValue === "" ? texts : texts.flatMap((text) => text.split(","));
    return [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== "");
  }

  /** The same choices for several forms of a page: what one of them has read, the others know. */
  shared(): RowChoices {
    return new SharedRowChoices(this.#options);
  }

  /** The model of the rows, which the compiler does not know; asked for late, since models may refer to each other. */
  get #known(): ModelClass {
    this.#model ??= this.#options.query().state.model;
    return this.#model;
  }

  #choice(row: object): Choice {
    return { value: this.textOf(row), label: this.#options.label?.(row) ?? String(row) };
  }
}

class SharedRowChoices extends RowChoices {
  #rows: Promise<readonly object[] | undefined> | undefined;

  override rows(): Promise<readonly object[] | undefined> {
    this.#rows ??= super.rows();
    return this.#rows;
  }

  override async rowsOf(values: readonly string[]): Promise<readonly object[]> {
    const rows = await this.rows();
    return rows === undefined ? super.rowsOf(values) : rows.filter((row) => values.includes(this.textOf(row)));
  }
}

/** Rows without an order of their own could change places from page to page. */
function ordered(query: Rows): Rows {
  const { ordering, model } = query.state;
  const hasOrder = (ordering ?? model.meta.ordering).length > 0;
  return hasOrder ? query : query.orderBy(model.meta.primaryKey.name);
}
