import { type FieldKind, type ModelClass, targetModel } from "#rooms/db";

const readers: Partial<Readonly<Record<FieldKind, (text: string) => unknown>>> = {
  auto: readInteger,
  bigAuto: readInteger,
  bigInteger: readBigInteger,
  integer: readInteger,
  positiveBigInteger: readBigInteger,
  positiveInteger: readInteger,
  positiveSmallInteger: readInteger,
  smallAuto: readInteger,
  smallInteger: readInteger,
};

/** Reads the key of a row as a control sends it; undefined for a text that can be no key of the model. */
export function readKey({ meta: { primaryKey } }: ModelClass, text: string): unknown {
  // The key of a model may be a reference to another model's row.
  const target = targetModel(primaryKey);
  if (target !== undefined) return readKey(target, text);
  const { field } = primaryKey;
  const value = (readers[field.kind] ?? String)(text);
  return value !== undefined && field.validate(value).length === 0 ? value : undefined;
}

function readInteger(text: string): number | undefined {
  const value = Number(text);
  return /^-?\d{1,16}$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
}

function readBigInteger(text: string): bigint | undefined {
  return /^-?\d{1,20}$/.test(text) ? BigInt(text) : undefined;
}
