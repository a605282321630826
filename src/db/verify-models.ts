import type { Finding } from "#rooms/checks";
import { throughKeys } from "./declaration/model-many-to-many.ts";
import { ForeignKeyField, ManyToManyField, targetOf } from "./fields/relation-fields.ts";
import type { ModelClass, ModelField, ModelManyToMany, ModelMeta, ModelReverse } from "./model-meta.ts";

/**
 * Checks what only all models together can tell: labels and tables are unique, targets are known, reverse relations
 * lead to a field that refers back, and `setNull` has a column that may be null.
 *
 * @example
 * verifyModels([User, Post]).map(({ message }) => message);
 */
export function verifyModels(models: readonly ModelClass[]): Finding[] {
  return [
    ...duplicates(models, "label"),
    // An unmanaged model may show the table of another one in its own way.
    ...duplicates(
      models.filter(({ meta }) => meta.managed),
      "table",
    ),
    ...models.flatMap(({ meta }) => [
      ...meta.fields.flatMap((field) => verifyForeignKey(meta, field, models)),
      ...meta.reverse.flatMap((reverse) => verifyReverse(meta, reverse)),
      ...meta.manyToMany.flatMap((relation) => verifyThrough(meta, relation, models)),
    ]),
  ];
}

function duplicates(models: readonly ModelClass[], key: "label" | "table"): Finding[] {
  const groups = Map.groupBy(models, ({ meta }) => meta[key]);
  return [...groups].flatMap(([value, { length }]) => {
    if (length < 2) return [];
    const message = `${length} models have the ${key} "${value}".`;
    return [finding("db.E001", value, message, `Give each model a ${key} of its own.`)];
  });
}

function verifyForeignKey(meta: ModelMeta, { name, field }: ModelField, models: readonly ModelClass[]): Finding[] {
  if (!(field instanceof ForeignKeyField)) return [];
  const object = `${meta.label}.${name}`;
  const target = targetOf(field.target);
  const isKnown = models.some((model) => model.meta === target.meta);
  const unknown = `It refers to ${target.meta.label}, which is not a model of the project.`;
  return [
    ...(isKnown ? [] : [finding("db.E002", object, unknown, "Install the app that has it.")]),
    ...(field.onDelete === "setNull" && !field.options.null
      ? [finding("db.E003", object, '`onDelete: "setNull"` needs a column that may be null.', "Add `null: true`.")]
      : []),
  ];
}

function verifyReverse(meta: ModelMeta, { name, field: { target, via, kind } }: ModelReverse): Finding[] {
  const other = targetOf(target).meta;
  const object = `${meta.label}.${name}`;
  const parts = [...other.fields, ...other.manyToMany];
  const part = parts.find((candidate) => candidate.name === via)?.field;
  const refersBack =
    (part instanceof ForeignKeyField || part instanceof ManyToManyField) && targetOf(part.target).meta === meta;
  if (!refersBack) {
    const message = `It reads ${other.label}.${via}, which does not refer to ${meta.label}.`;
    return [finding("db.E004", object, message, "Name the foreign key or many-to-many that does.")];
  }
  if (kind === "reverse" || part.kind === "oneToOne") return [];
  const message = `It promises one row at most, but ${other.label}.${via} is no one-to-one.`;
  return [finding("db.E005", object, message, "Use `f.reverse`, or make the field an `f.oneToOne`.")];
}

function verifyThrough(meta: ModelMeta, relation: ModelManyToMany, models: readonly ModelClass[]): Finding[] {
  const { through } = relation.field.options;
  if (through === undefined) return [];
  const object = `${meta.label}.${relation.name}`;
  const keys = throughKeys(meta.label, relation.field, through);
  const { label } = keys.through;
  if (!models.some((model) => model.meta === keys.through)) {
    const message = `It goes through ${label}, which is not a model of the project.`;
    return [finding("db.E002", object, message, "Install the app that has it.")];
  }
  if (keys.source !== undefined && keys.target !== undefined) return [];
  const message = `It goes through ${label}, which does not refer to both sides.`;
  return [finding("db.E006", object, message, "Add the foreign keys, or name them in `throughFields`.")];
}

function finding(id: string, object: string, message: string, hint: string): Finding {
  return { id, level: "error", message, hint, object };
}
