import { typeReader } from "../connections/raw-values.ts";
import type { RawResult } from "../connections/statement.ts";
import type { ModelClass, ModelField } from "../model-meta.ts";
import type { CompiledSelect, SelectedRow, SelectedValue } from "../sql/select.ts";
import { markSaved } from "./row-state.ts";

type Texts = readonly (string | null)[];

/** Makes instances out of a result, foreign keys' rows attached and annotations put on them. */
export function hydrateRows(result: RawResult, { selected, values }: CompiledSelect): object[] {
  const [own, ...related] = selected;
  const read = valueReaders(result, values);
  return result.rows.map((texts) => {
    const row = own === undefined ? {} : hydrateRow(own.model, texts, own.start);
    if (related.length > 0) attachAll(row, related, texts);
    for (const { name, index } of values) Reflect.set(row, name, read[index]?.(texts[index] ?? null));
    return row;
  });
}

/** Makes an instance out of consecutive columns. */
export function hydrateRow(model: ModelClass, texts: Texts, start = 0): object {
  const row = new model();
  fillRow(row, model.meta.fields, { texts, start });
  markSaved(row);
  return row;
}

/** Puts the columns' values on a row. */
export function fillRow(row: object, fields: readonly ModelField[], columns: { texts: Texts; start: number }): void {
  const { texts, start } = columns;
  // Assigning by key is an order of magnitude faster than Reflect.set, and this is the hottest loop of the room.
  const target = row as Record<string, unknown>;
  let index = start;
  for (const { attribute, field } of fields) {
    const text = texts[index++] ?? null;
    target[attribute] = text === null ? null : field.fromDatabase(text);
  }
}

/** Foreign keys' rows come in the order of their paths, so that each finds the row that it belongs to. */
function attachAll(row: object, related: readonly SelectedRow[], texts: Texts): void {
  const made: (object | null)[] = [row];
  for (const selected of related) {
    const parent = made[selected.parent] ?? null;
    made.push(parent === null ? null : attach(parent, selected, texts));
  }
}

function attach(parent: object, { model, relation = "", start }: SelectedRow, texts: Texts): object | null {
  const { meta } = model;
  const keyIndex = start + meta.fields.indexOf(meta.primaryKey);
  // A left join answers with nothing but NULL where there is no row.
  const value = (texts[keyIndex] ?? null) === null ? null : hydrateRow(model, texts, start);
  const key = value === null ? null : Reflect.get(value, meta.primaryKey.attribute);
  markSaved(parent).loaded.set(relation, { key, value });
  return value;
}

/** How the values of a result are read, by their place in it. */
function valueReaders({ columns }: RawResult, values: readonly SelectedValue[]) {
  const readers: Record<number, (text: string | null) => unknown> = {};
  for (const { field, index } of values) {
    const read =
      field === undefined ? typeReader(columns[index]?.dataTypeID) : (text: string) => field.fromDatabase(text);
    readers[index] = (text) => (text === null ? null : read(text));
  }
  return readers;
}
