import type { Form } from "#rooms/forms";
import type { AdminChange } from "../log/change-message.ts";
import type { LoggedAction } from "../log/log-action.ts";
import type { SavedInline, SavedPage } from "./save-forms.ts";

/** What the history says was done, in Django's order; an empty list where nothing was changed. */
export function noteOfSaving({ form, inlines }: SavedPage, shown: Form): Pick<LoggedAction, "action" | "changes"> {
  const related = inlines.flatMap(changesOfInline);
  if (form.isNew) return { action: "addition", changes: [{ added: {} }, ...related] };
  const fields = labelsOf(form.changed, shown);
  return { action: "change", changes: [...(fields.length === 0 ? [] : [{ changed: { fields } }]), ...related] };
}

function changesOfInline({ plan, saved }: SavedInline): AdminChange[] {
  const { model } = plan.inline;
  const named = (row: object) => ({ name: model.meta.verboseName, object: String(row) });
  const labels = new Map(plan.columns.map(({ field, shown }) => [field, shown.label]));
  return [
    ...saved.added.map((row) => ({ added: named(row) })),
    ...saved.changed.map(({ row, fields }) => {
      return { changed: { ...named(row), fields: fields.map((name) => labels.get(name) ?? name) } };
    }),
    ...saved.deleted.map((row) => ({ deleted: named(row) })),
  ];
}

function labelsOf(names: readonly string[], { fields }: Form): readonly string[] {
  return names.map((name) => fields[name]?.label ?? name);
}
