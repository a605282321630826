import { ModelInvalid } from "../errors.ts";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { spacedName } from "../names.ts";
import { declaredIndexName } from "./index-name.ts";
import type { IndexOptions, ModelIndex, ModelOptions } from "./model-options.ts";

/** The part of a model's metadata that its options and fields give. */
type Declared = Pick<ModelMeta, "label" | "name" | "table" | "fields">;

/** Django's actions that a permission is needed for. */
const usualPermissions = ["add", "change", "delete", "view"];

/**
 * Computes what a model's options say, with Django's answers to what they leave out.
 *
 * @throws ModelInvalid for an index that cannot be named.
 */
export function declaredOptions(model: Declared, options: ModelOptions) {
  const verboseName = options.verboseName ?? spacedName(model.name);
  return {
    ordering: options.ordering ?? [],
    uniqueTogether: options.uniqueTogether ?? [],
    indexes: (options.indexes ?? []).map((index) => declaredIndex(model, index)),
    constraints: options.constraints ?? [],
    uniqueConstraints: options.uniqueConstraints ?? [],
    naturalKey: options.naturalKey ?? [],
    verboseName,
    verboseNamePlural: options.verboseNamePlural ?? `${verboseName}s`,
    permissions: options.permissions ?? {},
    defaultPermissions: options.defaultPermissions ?? usualPermissions,
    managed: options.managed ?? true,
    transient: options.transient ?? false,
  };
}

function declaredIndex(model: Declared, index: IndexOptions): ModelIndex {
  const { fields = [] } = index;
  const name = index.name ?? nameOf(model, index);
  return { ...index, name, fields };
}

/** Only plain fields have a name by rule, as in Django. */
function nameOf(model: Declared, { fields = [], where, expressions, include, opclasses }: IndexOptions): string {
  if (fields.length === 0 || where || expressions || include || opclasses) {
    throw new ModelInvalid({
      model: model.label,
      problem: "an index of anything but plain fields must be given a name.",
    });
  }
  const columns = fields.map((field) =>
    field.startsWith("-") ? `-${column(model, field.slice(1))}` : column(model, field),
  );
  return declaredIndexName(model.table, columns);
}

function column({ label, fields }: Declared, name: string): string {
  const found = fields.find((field: ModelField) => field.name === name);
  if (found === undefined)
    throw new ModelInvalid({ model: label, problem: `an index names the unknown field "${name}".` });
  return found.column;
}
