import { defineError } from "#rooms/errors";

/** A model's form was asked for something that cannot be filled in. */
export const FieldNotEditable = defineError<{ model: string; field: string; reason: string }>(
  "forms.field_not_editable",
  {
    message: ({ model, field, reason }) => `A form of ${model} cannot hold "${field}": ${reason}.`,
    hint: "Leave it out of `fields`, or give it a form field of your own in `overrides`.",
  },
);
