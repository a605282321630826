import type { Finding } from "#rooms/checks";
import { partOf } from "../admin-site.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { pathsAmong } from "../options/column.ts";
import { resolvePath } from "../paths/resolve-path.ts";
import { adminError } from "./admin-error.ts";

/** Fields of a form that are not there or stand there twice, and relations that cannot be chosen as declared. */
export function* checkForm(part: AdminPart): Generator<Finding> {
  const {
    fields,
    fieldsets,
    exclude = [],
    readonly = [],
    prepopulated = {},
    autocomplete = [],
    rawId = [],
  } = part.form;
  const lines = fieldsets?.flatMap((fieldset) => fieldset.fields) ?? fields ?? [];
  const names = pathsAmong(lines.flat());
  yield* checkNames(part, { "form.fields": names, "form.exclude": exclude, "form.readonly": pathsAmong(readonly) });
  yield* checkNames(part, { "form.autocomplete": autocomplete, "form.rawId": rawId });
  if (fields !== undefined && fieldsets !== undefined) {
    yield adminError("admin.E012", part, { message: "form has both fields and fieldsets; only one of them can hold." });
  }
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) {
    yield adminError("admin.E011", part, { message: `The form shows "${name}" twice.` });
  }
  yield* checkPrepopulated(part, prepopulated);
  for (const name of autocomplete) yield* checkAutocomplete(part, name);
}

function* checkNames(part: AdminPart, options: Readonly<Record<string, readonly string[]>>): Generator<Finding> {
  for (const [option, names] of Object.entries(options)) {
    for (const name of names.filter((each) => resolvePath(part.model.meta, each) === undefined)) {
      yield adminError("admin.E010", part, { message: `${option} names "${name}", which leads nowhere.` });
    }
  }
}

/** Only text is made from text. */
function* checkPrepopulated(part: AdminPart, prepopulated: object): Generator<Finding> {
  for (const [name, sources] of Object.entries(prepopulated)) {
    for (const each of [name, ...sources]) {
      const end = resolvePath(part.model.meta, each);
      if (end?.column !== undefined && end.target === undefined) continue;
      yield adminError("admin.E013", part, { message: `form.prepopulated names "${each}", which is no plain field.` });
    }
  }
}

function* checkAutocomplete(part: AdminPart, name: string): Generator<Finding> {
  const target = resolvePath(part.model.meta, name)?.target;
  if (target !== undefined && (partOf(target)?.list.search.length ?? 0) > 0) return;
  yield adminError("admin.E014", part, {
    message: `form.autocomplete names "${name}", but the admin site does not search what it refers to.`,
    hint: "Call adminFor for that model with list.search.",
  });
}
