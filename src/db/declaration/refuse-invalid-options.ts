import { ModelInvalid } from "../errors.ts";
import type { ModelMeta } from "../model-meta.ts";

/**
 * Refuses options that contradict the fields or each other: the compiler sees names only where they are literals.
 *
 * @throws ModelInvalid
 */
export function refuseInvalidOptions(meta: ModelMeta): void {
  const problem = unknownName(meta) ?? wrongIndex(meta) ?? wrongUniqueConstraint(meta) ?? takenName(meta);
  if (problem !== undefined) throw new ModelInvalid({ model: meta.label, problem });
}

function unknownName(meta: ModelMeta): string | undefined {
  const known = new Set(meta.fields.map(({ name }) => name));
  const named = [
    ...meta.ordering,
    ...meta.uniqueTogether.flat(),
    ...[...meta.indexes, ...meta.uniqueConstraints].flatMap(({ fields, include = [] }) => [...fields, ...include]),
  ];
  const unknown = named.map((name) => name.replace(/^-/, "")).find((name) => !known.has(name));
  return unknown === undefined ? undefined : `its options name the unknown field "${unknown}".`;
}

function wrongIndex({ indexes }: ModelMeta): string | undefined {
  for (const { name, fields, expressions = [], opclasses } of indexes) {
    const isPlain = fields.length > 0;
    if (isPlain === expressions.length > 0) return `index "${name}" needs either fields or expressions.`;
    if (isPlain && opclasses && opclasses.length !== fields.length) {
      return `index "${name}" needs an operator class for each field.`;
    }
  }
  return undefined;
}

/** PostgreSQL builds a unique index for a condition or for operator classes, and an index cannot wait for the commit. */
function wrongUniqueConstraint({ uniqueConstraints }: ModelMeta): string | undefined {
  for (const { name, fields, where, opclasses, deferrable } of uniqueConstraints) {
    if (fields.length === 0) return `unique constraint "${name}" names no field.`;
    if (where && deferrable) return `unique constraint "${name}" has a condition, so it cannot be deferrable.`;
    if (opclasses && deferrable) return `unique constraint "${name}" has operator classes, so it cannot be deferrable.`;
  }
  return undefined;
}

function takenName({ indexes, constraints, uniqueConstraints }: ModelMeta): string | undefined {
  const taken = new Set<string>();
  for (const { name } of [...indexes, ...constraints, ...uniqueConstraints]) {
    // PostgreSQL cuts longer names, and would then find two alike.
    if (Buffer.byteLength(name) > 63) return `the name "${name}" has more than 63 bytes.`;
    if (taken.has(name)) return `two of its indexes or constraints are named "${name}".`;
    taken.add(name);
  }
  return undefined;
}
