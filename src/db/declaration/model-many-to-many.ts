import { ModelInvalid } from "../errors.ts";
import { ForeignKeyField, type ManyToManyField, type Thunk, targetOf } from "../fields/relation-fields.ts";
import type { ModelField, ModelManyToMany, ModelMeta } from "../model-meta.ts";
import { snakeCase } from "../names.ts";

interface ManyToManyDeclaration {
  readonly key: string;
  readonly field: ManyToManyField;
  /** The label and table of the model that declares it. */
  readonly label: string;
  readonly table: string;
}

/** The names of a many-to-many relation: those of a join table of its own, or of its through model. */
export function modelManyToMany({ key, field, label, table }: ManyToManyDeclaration): ModelManyToMany {
  const { through } = field.options;
  if (through !== undefined) return throughModel(label, key, field, through);
  const source = nameOf(label);
  // The target may be a class that is declared further down: its name is asked for when it is needed.
  const target = () => nameOf(labelOf(field.target));
  return {
    name: key,
    field,
    table: field.options.table ?? `${table}_${snakeCase(key)}`,
    get sourceColumn() {
      return target() === source ? `from_${source}_id` : `${source}_id`;
    },
    get targetColumn() {
      return target() === source ? `to_${source}_id` : `${target()}_id`;
    },
  };
}

/** The foreign keys of a through model that lead to the two sides; undefined where one is missing. */
export interface ThroughKeys {
  readonly through: ModelMeta;
  readonly source: ModelField | undefined;
  readonly target: ModelField | undefined;
}

/**
 * Finds the foreign keys of a through model: those that `throughFields` names, else the first one to each side. A model
 * that is related to itself is referred to twice, first by the source.
 *
 * @param label The model that declares the relation.
 */
export function throughKeys(label: string, { target, options }: ManyToManyField, through: Thunk | string): ThroughKeys {
  const { meta } = targetOf(through);
  const [sourceName, targetName] = options.throughFields ?? [];
  const sources = meta.fields.filter((field) => refersTo(field, label) && isNamed(field, sourceName));
  const targets = meta.fields.filter((field) => refersTo(field, labelOf(target)) && isNamed(field, targetName));
  const source = sources[0];
  return { through: meta, source, target: targets.find((field) => field !== source) };
}

function throughModel(label: string, name: string, field: ManyToManyField, through: Thunk | string): ModelManyToMany {
  const keys = () => throughKeys(label, field, through);
  return {
    name,
    field,
    get table() {
      return keys().through.table;
    },
    get sourceColumn() {
      return columnOf(keys(), "source");
    },
    get targetColumn() {
      return columnOf(keys(), "target");
    },
  };
}

function columnOf(keys: ThroughKeys, side: "source" | "target"): string {
  const key = keys[side];
  if (key !== undefined) return key.column;
  throw new ModelInvalid({
    model: keys.through.label,
    problem: `as a through model it lacks the ${side} foreign key.`,
  });
}

function isNamed({ name }: ModelField, wanted: string | undefined): boolean {
  return wanted === undefined || name === wanted;
}

function refersTo({ field }: ModelField, label: string): boolean {
  return field instanceof ForeignKeyField && labelOf(field.target) === label;
}

function labelOf(target: Thunk | string): string {
  return typeof target === "string" ? target : targetOf(target).meta.label;
}

/** `blog.Post` → `post`, as join tables have it. */
function nameOf(label: string): string {
  return label.slice(label.indexOf(".") + 1).toLowerCase();
}
