import {
  followName,
  IntegerField,
  type ModelClass,
  type ModelField,
  type ModelManyToMany,
  queryOf,
  targetModel,
  UnknownField,
} from "#rooms/db";
import { capitalised, oncePer } from "#rooms/util";
import { RowChoices } from "../choices/row-choices.ts";
import { FieldNotEditable } from "../errors.ts";
import type { Field } from "../fields/field.ts";
import { rowField, rowsField } from "../fields/row-fields.ts";
import type { FormFields } from "../form/form.ts";
import { sharedFields } from "../form/form-state.ts";
import { readOnly } from "../widgets/read-only.ts";
import { fieldOfKind, type ShownOptions } from "./field-of-kind.ts";
import type { ModelFormDeclaration } from "./model-form-options.ts";

/** What a model's form can hold: a column, or a many-to-many relation. */
export type ModelPart = ModelField | ModelManyToMany;

/** A form of a model, its fields made. */
export interface ModelFormParts extends ModelFormDeclaration {
  /** What the fields are saved to, in their order. */
  readonly parts: readonly ModelPart[];
  /** The fields of the parts, and those that the model has not. */
  readonly fields: FormFields;
}

/**
 * Makes the fields of a model's form.
 *
 * @throws UnknownField for a name that the model lacks; FieldNotEditable for one that no form can hold.
 */
export function modelFormParts(declaration: ModelFormDeclaration): ModelFormParts {
  const { model, options } = declaration;
  const { fields = editableNames(model), exclude = [], extraFields = {} } = options;
  const parts = fields.filter((name) => !exclude.includes(name)).map((name) => partNamed(model, name));
  const made = parts.map((part) => [part.name, options.overrides?.[part.name] ?? fieldOf(part, declaration)] as const);
  return { ...declaration, parts, fields: { ...Object.fromEntries(made), ...extraFields } };
}

/** The same form for several rows of a page: choices are read once. */
export function sharedParts(form: ModelFormParts): ModelFormParts {
  return { ...form, fields: sharedFields(form.fields) };
}

/** The same form for a row that is there: its key is shown, and stays, since it tells which row is written. */
export function partsForRow(form: ModelFormParts): ModelFormParts {
  const { name } = form.model.meta.primaryKey;
  return Object.hasOwn(form.fields, name) ? readOnlyParts(form, [name]) : form;
}

/** The same form, some of its fields only shown. */
export function readOnlyParts(form: ModelFormParts, names = Object.keys(form.fields)): ModelFormParts {
  const shown = Object.entries(form.fields).map(([name, field]) => {
    return [name, names.includes(name) ? { ...field, widget: readOnly() } : field] as const;
  });
  return { ...form, fields: Object.fromEntries(shown) };
}

/** True for a column; false for a many-to-many relation. */
export function isColumn(part: ModelPart): part is ModelField {
  return "attribute" in part;
}

/** The model that a relation leads to. */
export function targetOfPart({ meta }: ModelClass, { name }: ModelPart): ModelClass | undefined {
  const step = followName(meta, name);
  return "link" in step ? step.link.target : targetModel(step.field);
}

function editableNames({ meta }: ModelClass): readonly string[] {
  const parts = [...meta.fields, ...meta.manyToMany];
  return parts.filter((part) => reasonAgainst(part) === undefined).map(({ name }) => name);
}

function partNamed({ meta }: ModelClass, name: string): ModelPart {
  const { fields, manyToMany } = meta;
  const found = fields.find((field) => field.name === name) ?? manyToMany.find((relation) => relation.name === name);
  if (found !== undefined) return found;
  throw new UnknownField({ model: meta.label, name, known: [...fields, ...manyToMany].map((part) => part.name) });
}

/** What keeps a part out of forms; undefined for one that can be filled in. */
function reasonAgainst({ field }: ModelPart): string | undefined {
  if (field.options.editable === false) return "it is not editable";
  if (field.kind === "manyToMany") return field.options.through && "its pairs are rows of a model of their own";
  return field instanceof IntegerField && field.isAuto ? "the database counts it up" : undefined;
}

function fieldOf(part: ModelPart, declaration: ModelFormDeclaration): Field<unknown> {
  const { model } = declaration;
  const reason = reasonAgainst(part);
  if (reason !== undefined) throw new FieldNotEditable({ model: model.meta.label, field: part.name, reason });
  const own = ownOptions(part, declaration);
  const shown = { ...modelOptions(part), ...own };
  if (!isColumn(part)) return rowsField(choicesOf(part, declaration), shown);
  const made = targetModel(part) === undefined ? plainField(part) : rowField(choicesOf(part, declaration), shown);
  if (made !== undefined) return { ...made, ...own, initial: () => part.field.defaultValue() ?? undefined };
  const kind = `a control for the kind "${part.field.kind}" does not exist`;
  throw new FieldNotEditable({ model: model.meta.label, field: part.name, reason: kind });
}

/** The field of a column without choices of its own for each form, as the model describes it. */
const plainField = oncePer((column: ModelField) => fieldOfKind(column, modelOptions(column)));

/** What the model says of a field. */
const modelOptions = oncePer((part: ModelPart): FieldDescription => {
  const { label, helpText: help, blank = false } = part.field.options;
  const shown = isColumn(part) ? part.label : label;
  return {
    ...(shown !== undefined && { label: capitalised(shown) }),
    ...(help !== undefined && { help }),
    required: !blank,
  };
});

/** What the form says of it in the place of the model. */
function ownOptions({ name }: ModelPart, { options }: ModelFormDeclaration): FieldDescription {
  const [label, help, widget] = [options.labels?.[name], options.helpTexts?.[name], options.widgets?.[name]];
  return {
    ...(label !== undefined && { label }),
    ...(help !== undefined && { help }),
    ...(widget !== undefined && { widget }),
  };
}

type FieldDescription = Pick<ShownOptions, "help" | "label" | "required" | "widget">;

function choicesOf(part: ModelPart, { model, options }: ModelFormDeclaration): RowChoices {
  const rows = options.querysets?.[part.name] ?? (() => queryOf(targetOfPart(model, part) ?? model));
  return new RowChoices({ query: typeof rows === "function" ? rows : () => rows });
}
