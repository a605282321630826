import type { Finding } from "#rooms/checks";
import { type ModelField, targetModel } from "#rooms/db";
import type { AdminPart } from "../options/admin-for.ts";
import type { Inline } from "../options/inline.ts";
import { adminError } from "./admin-error.ts";

/** Inlines whose model does not refer to the model of the page, or refers to it by several foreign keys. */
export function* checkInlines(part: AdminPart): Generator<Finding> {
  for (const inline of part.form.inlines ?? []) {
    const { label } = inline.model.meta;
    const keys = foreignKeysTo(part, inline);
    if (keys.length === 0) {
      yield adminError("admin.E020", part, { message: `The inline of ${label} has no foreign key to this model.` });
    } else if (inline.options.via === undefined && keys.length > 1) {
      yield adminError("admin.E021", part, {
        message: `The inline of ${label} has several foreign keys to this model: ${keys.map(nameOf).join(", ")}.`,
        hint: 'Say which one: inline(Model, { via: "…" }).',
      });
    } else if (inline.options.via !== undefined && !keys.map(nameOf).includes(inline.options.via)) {
      yield adminError("admin.E022", part, {
        message: `The inline of ${label} names "${inline.options.via}", which is no foreign key to this model.`,
      });
    }
  }
}

function foreignKeysTo({ model }: AdminPart, inline: Inline): readonly ModelField[] {
  return inline.model.meta.fields.filter((field) => targetModel(field)?.meta === model.meta);
}

function nameOf({ name }: ModelField): string {
  return name;
}
