import { defineError } from "#rooms/errors";

/** A model's form was asked for something that cannot be filled in. */
export const FieldNotEditable = defineError<{ model: string; field: string; reason: string }>(
  "forms.field_not_editable",
  {
    message: ({ model, field, reason }) => `A form of ${model} cannot hold "${field}": ${reason}.`,
    hint: "Leave it out of `fields`, or give it a form field of your own in `overrides`.",
  },
);

/** Two models are not related in the way that an inline formset needs. */
export const InlineInvalid = defineError<{ parent: string; model: string; problem: string }>("forms.inline_invalid", {
  message: ({ parent, model, problem }) => `${model} cannot stand inside ${parent}: ${problem}.`,
  hint: "Name the foreign key in `via`.",
});

/** An inline formset was saved before the row that its new rows belong to was there. */
export const ParentMissing = defineError<{ model: string; field: string }>("forms.parent_missing", {
  message: ({ model, field }) => `New rows of ${model} need a row for "${field}".`,
  hint: "Save the form of that row first, and give the row to `save`.",
});

/** A schema has a property that no field of a form holds. */
export const SchemaUnsupported = defineError<{ name: string; kind: string }>("forms.schema_unsupported", {
  message: ({ name, kind }) => `No field of a form holds "${name}", a schema of the kind "${kind}".`,
  hint: ({ name }) => `Give it a field of your own: { fields: { ${name}: field.… } }.`,
});
