import { AutomaticDateField, asKey, type ModelClass, type ModelField, targetModel } from "#rooms/db";
import { isColumn, type ModelFormParts } from "./model-form-parts.ts";

/** Values by the names of fields; a foreign key's is a row or a key. */
export type ValuesByName = Readonly<Record<string, unknown>>;

/** The values of a form as the model has them: what was left empty is null, or an empty text. */
export function modelValues({ parts }: Pick<ModelFormParts, "parts">, values: ValuesByName): ValuesByName {
  const entries = parts.filter(isColumn).map(({ name, field }) => {
    const value = values[name];
    return [name, value === undefined || value === "" ? field.emptyValue : value] as const;
  });
  return { ...values, ...Object.fromEntries(entries.filter(([name]) => name in values)) };
}

/** Puts values on a row; what it had before is put back by the function that is returned. */
export function putValues(row: object, { meta }: ModelClass, values: ValuesByName): () => void {
  const columns = meta.fields.filter(({ name }) => name in values);
  const before = columns.map(({ attribute }) => [attribute, Reflect.get(row, attribute)] as const);
  for (const column of columns) Reflect.set(row, column.attribute, columnValue(column, values[column.name]));
  return () => {
    for (const [attribute, value] of before) Reflect.set(row, attribute, value);
  };
}

/** A new row with the defaults of its fields. */
export function newRow(model: ModelClass): object {
  const row = new model();
  for (const { attribute, field } of model.meta.fields) {
    const value = field.defaultValue();
    if (value !== undefined) Reflect.set(row, attribute, value);
  }
  return row;
}

/** The names of the columns that an UPDATE writes: those that are given, and what sets itself at each one. */
export function writtenColumns({ meta }: ModelClass, names: readonly string[]): readonly string[] {
  const columns = meta.fields.filter(({ name, field }) => names.includes(name) || isSetAtUpdate(field));
  return columns.map(({ name }) => name);
}

function isSetAtUpdate(field: ModelField["field"]): boolean {
  return field instanceof AutomaticDateField && field.options.autoNow === true;
}

/** The column of a foreign key holds the key of its row. */
function columnValue(column: ModelField, value: unknown): unknown {
  const target = targetModel(column);
  return target === undefined ? value : asKey(target, value);
}
