import { keyOf, snakeCase } from "#rooms/db";
import type { FormFields, Widget } from "#rooms/forms";
import { adminAddress } from "../addresses/admin-address.ts";
import { partOf } from "../admin-site.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { requirePath } from "../paths/resolve-path.ts";
import { can } from "../permissions.ts";
import { relationsReadWithRow } from "../rows/relations-read-with-row.ts";
import { autocompleteWidget } from "../widgets/autocomplete.ts";
import type { ChosenRow } from "../widgets/chosen-rows.ts";
import { manyRowsWidget } from "../widgets/many-rows.ts";
import { prepopulated } from "../widgets/prepopulated.ts";
import { rawIdWidget } from "../widgets/raw-id.ts";
import { withAddLink } from "../widgets/related.ts";
import type { FormSubject } from "./form-subject.ts";

/** The widgets of a form's fields, where the admin site has others than forms have. */
export async function formWidgets(subject: FormSubject, fields: FormFields): Promise<Readonly<Record<string, Widget>>> {
  const widgets: Record<string, Widget> = {};
  for (const [name, { widget }] of Object.entries(fields)) widgets[name] = await widgetOf(subject, name, widget);
  return widgets;
}

function widgetOf(subject: FormSubject, name: string, inner: Widget): Widget | Promise<Widget> {
  const { model, form } = subject.part;
  const { target, isSingle } = requirePath(model.meta, name);
  if (target !== undefined) return relationWidget(subject, { name, target: partOf(target), isMany: !isSingle, inner });
  const sources: readonly string[] = form.prepopulated?.[name] ?? [];
  return sources.length === 0 || subject.row !== undefined ? inner : prepopulated(inner, sources.map(controlId));
}

function controlId(name: string): string {
  return `id_${snakeCase(name)}`;
}

interface Relation {
  readonly name: string;
  /** What the admin site knows of the rows to choose; undefined where it does not show them. */
  readonly target: AdminPart | undefined;
  readonly isMany: boolean;
  readonly inner: Widget;
}

async function relationWidget(subject: FormSubject, relation: Relation): Promise<Widget> {
  const { user, part } = subject;
  const { name, target, isMany, inner } = relation;
  const isVisible = target !== undefined && (await can(user, "view", target));
  const known = knownChoices(subject, relation);
  if (part.form.rawId?.includes(name))
    return rawIdWidget({ list: isVisible ? adminAddress.list(target) : undefined, known });
  const isSearched = isVisible && part.form.autocomplete?.includes(name);
  const listed = isMany ? manyRowsWidget() : inner;
  const chosen = isSearched ? autocompleteWidget({ address: searchAddress(part, name), isMany, known }) : listed;
  if (target === undefined || !(await can(user, "add", target))) return chosen;
  return withAddLink(chosen, { address: adminAddress.add(target), name: target.model.meta.verboseName });
}

/** What was read with the row of the page, unless only some rows can be chosen: then those are asked for. */
function knownChoices({ row, part }: FormSubject, { name, target }: Relation): readonly ChosenRow[] {
  const isLimited = target === undefined || target.list.query !== undefined || part.form.choices?.[name] !== undefined;
  if (row === undefined || isLimited || !relationsReadWithRow(part).includes(name)) return [];
  const rows: readonly unknown[] = [Reflect.get(row, name)].flat();
  const there = rows.filter((one) => typeof one === "object" && one !== null);
  return there.map((one) => ({ id: String(keyOf(target.model, one)), text: String(one) }));
}

/** What Django's script asks, too. */
function searchAddress({ model: { meta } }: AdminPart, name: string): string {
  const query = { app_label: meta.app, model_name: meta.name.toLowerCase(), field_name: snakeCase(name) };
  return `${adminAddress.autocomplete()}?${new URLSearchParams(query)}`;
}
