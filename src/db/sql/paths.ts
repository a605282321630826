import { QueryInvalid } from "../errors.ts";
import type { Expression } from "../expressions/expression.ts";
import { JsonField } from "../fields/json-field.ts";
import type { ModelField } from "../model-meta.ts";
import { followName, isPrimaryKey, type ManyLink, targetModel } from "../relations.ts";
import { jsonPath, type Operand } from "./operand.ts";
import type { Scope } from "./scope.ts";

/** A path that ends at a value. */
export interface ValueEnd {
  readonly operand: Operand;
}

/** A path that has come to a relation to many. */
export interface ManyEnd {
  readonly scope: Scope;
  readonly link: ManyLink;
  readonly name: string;
  readonly rest: readonly string[];
}

/** Follows a path through foreign keys to a value, or to the first relation to many. */
export function walk(scope: Scope, [name = "", ...rest]: readonly string[]): ManyEnd | ValueEnd {
  const step = followName(scope.meta, name);
  if ("link" in step) return { scope, link: step.link, name, rest };
  const column = step.field;
  const target = targetModel(column);
  const operand = { sql: scope.column(column), field: column.field };
  if (rest.length === 0 || (target && rest.length === 1 && isPrimaryKey(target.meta, rest[0]))) return { operand };
  if (column.field instanceof JsonField) return { operand: jsonPath(operand, rest) };
  return walk(joined(scope, column), rest);
}

/**
 * The value at a path from the query's own rows: an annotation, or a column here or behind relations.
 *
 * @throws QueryInvalid for a path to many rows where only one value has a place.
 */
export function valueAt({ root }: Scope, path: string): Operand {
  return annotationNamed(root, path)?.write(root) ?? columnAt(root, path, path.split("."));
}

/** The annotation of that name; the names that every object has are nobody's. */
export function annotationNamed({ frame: { annotations = {} } }: Scope, name: string): Expression | undefined {
  return Object.hasOwn(annotations, name) ? annotations[name] : undefined;
}

function columnAt(scope: Scope, path: string, names: readonly string[]): Operand {
  const end = walk(scope, names);
  if ("operand" in end) return end.operand;
  if (!scope.frame.joinsMany) {
    throw new QueryInvalid({ model: scope.root.meta.label, problem: `has no single value at "${path}"` });
  }
  const many = end.scope.joinMany(end.name, end.link);
  return end.rest.length === 0 ? { sql: many.key, field: many.meta.primaryKey.field } : columnAt(many, path, end.rest);
}

function joined(scope: Scope, column: ModelField): Scope {
  const next = scope.join(column);
  if (next !== undefined) return next;
  throw new QueryInvalid({ model: scope.meta.label, problem: `follows "${column.name}", which is not a relation` });
}
