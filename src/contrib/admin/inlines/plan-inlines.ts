import { snakeCase } from "#rooms/db";
import { type AnyModelFormset, inlineFormsetOf } from "#rooms/forms";
import { oncePer } from "#rooms/util";
import { choosableRows } from "../change-form/choosable-rows.ts";
import type { FormSubject } from "../change-form/form-subject.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import type { Inline } from "../options/inline.ts";
import { visibleRowsOf } from "../rows/visible-rows.ts";
import { type InlineColumn, inlineColumns } from "./inline-columns.ts";
import { type InlineRights, inlineRights } from "./inline-rights.ts";

/** The rows of another model on the page of a row, and what the user may do with them. */
export interface PlannedInline {
  readonly inline: Inline;
  readonly columns: readonly InlineColumn[];
  readonly rights: InlineRights;
  readonly formset: AnyModelFormset;
  /** What the formset is shown and bound with. */
  readonly use: FormsetUse;
}

/** What may be done in a formset, with which rows of which parent. */
interface FormsetUse extends Pick<InlineRights, "canAdd" | "canChange" | "canDelete"> {
  readonly parent: object | undefined;
  readonly rows: () => AdminRows;
}

/** Decides which inlines a page shows and what its user may do there; without any permission one is left out. */
export async function planInlines(subject: FormSubject): Promise<readonly PlannedInline[]> {
  const planned: PlannedInline[] = [];
  for (const declared of declaredInlines(subject.part)) {
    const rights = await inlineRights(subject, declared.inline);
    if (rights.canView || rights.canAdd) planned.push(await planInline(subject, declared, rights));
  }
  return planned;
}

type DeclaredInline = Pick<PlannedInline, "columns" | "inline">;

/** The inlines of a part with their columns, which depend on nothing else. */
const declaredInlines = oncePer(({ model, form: { inlines = [] } }: AdminPart): readonly DeclaredInline[] =>
  inlines.map((inline) => ({ inline, columns: inlineColumns(model, inline) })),
);

async function planInline(
  subject: FormSubject,
  { inline, columns }: DeclaredInline,
  rights: InlineRights,
): Promise<PlannedInline> {
  const { model: parent } = subject.part;
  const { model, options } = inline;
  const fields = columns.map(({ field }) => field).filter((name) => name !== undefined);
  const querysets = await choosableRows({ ...subject, part: { model, form: {} } }, fields);
  const { via, extra = 3, max = 1_000 } = options;
  const formset = inlineFormsetOf(parent, model, { fields, querysets, via, extra, max, htmlName: snakeCase });
  const rows = await rowsFor(subject, inline, { columns, rights });
  const { canAdd, canChange, canDelete } = rights;
  return {
    inline,
    columns,
    rights,
    formset,
    use: { parent: subject.row, rows: () => rows, canAdd, canChange, canDelete },
  };
}

/** The rows that the user may see, with what their columns read. */
async function rowsFor(
  { request, user }: FormSubject,
  { model }: Inline,
  { columns, rights: { canView, canChange } }: Pick<PlannedInline, "columns" | "rights">,
): Promise<AdminRows> {
  const visible = await visibleRowsOf(model, request, user);
  if (!canView) return visible.none();
  const shown = columns.filter(({ field }) => field === undefined || !canChange).map((column) => column.shown);
  const annotations = Object.assign({}, ...shown.map((item) => item.annotations));
  return visible.with(...shown.flatMap(({ relations }) => relations)).annotate(annotations);
}
