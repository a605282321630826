import type { ModelConstraint, UniqueConstraint } from "#rooms/db";
import type { ModelState } from "../../state/model-state.ts";
import { dropIndex, includeClause, indexStatement } from "../indexes/declared-index.ts";
import { modelFieldNamed } from "../model-field-named.ts";
import { quoteName, quoteNames } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";

/** A constraint that a model declares under a name: CHECK or UNIQUE. */
export type NamedConstraint = ModelConstraint | UniqueConstraint;

/** The names that a model gives to its constraints and indexes, beside those that its fields have by themselves. */
export function declaredNames({ meta }: ModelState): readonly string[] {
  return [...meta.constraints, ...meta.uniqueConstraints, ...meta.indexes].map(({ name }) => name);
}

/** The constraints of a model that `CREATE TABLE` can write. */
export function constraintClauses(model: ModelState): readonly string[] {
  return constraintsOf(model)
    .filter((constraint) => !isIndex(constraint))
    .map((constraint) => constraintClause(model, constraint));
}

/** Creates the unique indexes that stand in for constraints of a model. */
export async function createUniqueIndexes(schema: SchemaEditor, model: ModelState): Promise<void> {
  for (const constraint of constraintsOf(model)) {
    if (isIndex(constraint)) await addNamedConstraint(schema, model, constraint);
  }
}

/**
 * Adds a constraint that a model declares.
 *
 * @param suffix `NOT VALID` leaves the rows that exist unchecked.
 */
export async function addNamedConstraint(
  schema: SchemaEditor,
  model: ModelState,
  constraint: NamedConstraint,
  suffix: "" | " NOT VALID" = "",
): Promise<void> {
  if (!model.meta.managed) return;
  if (isIndex(constraint)) return void (await schema.execute(indexStatement(model, constraint, "UNIQUE INDEX")));
  const clause = constraintClause(model, constraint);
  await schema.execute(`ALTER TABLE ${quoteName(model.meta.table)} ADD ${clause}${suffix}`);
}

/** Drops a constraint that a model declares. */
export async function dropNamedConstraint(schema: SchemaEditor, { meta }: ModelState, constraint: NamedConstraint) {
  if (!meta.managed) return;
  if (isIndex(constraint)) await dropIndex(schema, constraint.name);
  else await schema.execute(`ALTER TABLE ${quoteName(meta.table)} DROP CONSTRAINT ${quoteName(constraint.name)}`);
}

function constraintsOf({ meta }: ModelState): readonly NamedConstraint[] {
  return [...meta.constraints, ...meta.uniqueConstraints];
}

/** True for a unique constraint that PostgreSQL knows as an index only. */
function isIndex(constraint: NamedConstraint): constraint is UniqueConstraint {
  if ("check" in constraint) return false;
  const { where, include, opclasses, deferrable } = constraint;
  return where !== undefined || opclasses !== undefined || (include !== undefined && deferrable === undefined);
}

function constraintClause(model: ModelState, constraint: NamedConstraint): string {
  const name = `CONSTRAINT ${quoteName(constraint.name)}`;
  if ("check" in constraint) return `${name} CHECK (${constraint.check})`;
  const { fields, include, deferrable } = constraint;
  const columns = quoteNames(fields.map((field) => modelFieldNamed(model, field).column));
  const parts = [
    `${name} UNIQUE (${columns})`,
    include && includeClause(model, include),
    deferrable && `DEFERRABLE INITIALLY ${deferrable.toUpperCase()}`,
  ];
  return parts.filter(Boolean).join(" ");
}
