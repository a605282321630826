import type { RawResult } from "../connections/statement.ts";
import type { ModelClass, ModelField } from "../model-meta.ts";
import type { SelectedRow } from "../sql/select.ts";
import { markSaved } from "./row-state.ts";

type Texts = readonly (string | null)[];

/** Makes instances out of a result, foreign keys' rows attached. */
export function hydrateRows({ rows }: RawResult, [own, ...related]: readonly SelectedRow[]): object[] {
  if (own === undefined) return [];
  return rows.map((texts) => {
    const row = hydrateRow(own.model, texts, own.start);
    for (const selected of related) attach(row, selected, texts);
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

function attach(row: object, { model, relation = "", start }: SelectedRow, texts: Texts): void {
  const { meta } = model;
  const keyIndex = start + meta.fields.indexOf(meta.primaryKey);
  // A left join answers with nothing but NULL where there is no row.
  const value = (texts[keyIndex] ?? null) === null ? null : hydrateRow(model, texts, start);
  const key = value === null ? null : Reflect.get(value, meta.primaryKey.attribute);
  markSaved(row).loaded.set(relation, { key, value });
}
