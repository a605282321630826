import { AutomaticDateField, ChoiceField, type Field, ForeignKeyField, f, ManyToManyField } from "#rooms/db";
import type { StateField } from "../state/model-state.ts";
import { targetLabel } from "../state/target-label.ts";
import type { Piece } from "./piece.ts";
import { renderCall } from "./render-value.ts";

/** Writes a field as the call of `f` that makes it, without the options that its kind has by itself. */
export function renderField(field: StateField): Piece {
  const leading = leadingArguments(field);
  const options = declaredOptions(field);
  return renderCall(`f.${field.kind}`, Object.keys(options).length > 0 ? [...leading, options] : leading);
}

/** Options that only forms and pages read: a migration does without them. */
const forPeople = new Set(["label", "helpText", "editable", "choices", "validators"]);

function leadingArguments(field: StateField): readonly unknown[] {
  if (field instanceof ManyToManyField || field instanceof ForeignKeyField) return [targetLabel(field)];
  return field instanceof ChoiceField ? [Object.fromEntries(field.choices)] : [];
}

function declaredOptions(field: StateField): Readonly<Record<string, unknown>> {
  const implied = new Map(Object.entries(impliedOptions(field)));
  const written = Object.entries(field.options).filter(([name, value]) => {
    return !forPeople.has(name) && typeof value !== "function" && implied.get(name) !== value;
  });
  return Object.fromEntries(written);
}

/** The options that a kind of field has without being told. */
function impliedOptions(field: StateField): Field["options"] | ManyToManyField["options"] {
  if (field instanceof ChoiceField) return f.choice(Object.fromEntries(field.choices)).options;
  if (field instanceof AutomaticDateField && field.isAutomatic) return { blank: true };
  switch (field.kind) {
    case "auto":
    case "bigAuto":
    case "smallAuto":
      return f.auto().options;
    case "slug":
      return f.slug().options;
    case "email":
      return f.email().options;
    case "url":
      return f.url().options;
    case "foreignKey":
      return { index: true };
    case "oneToOne":
      return { index: false, unique: true };
    default:
      return {};
  }
}
