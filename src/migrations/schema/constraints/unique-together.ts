import type { ModelState } from "../../state/model-state.ts";
import { modelFieldNamed } from "../model-field-named.ts";
import { uniqueName } from "../names.ts";
import { quoteName, quoteNames } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import { dropConstraint } from "./drop-constraint.ts";
import { declaredNames } from "./named-constraint.ts";

/** Adds the constraint that makes a group of fields unique together. */
export async function addUniqueTogether(
  schema: SchemaEditor,
  model: ModelState,
  group: readonly string[],
): Promise<void> {
  const columns = columnsOf(model, group);
  const { table } = model.meta;
  const name = quoteName(uniqueName(table, columns));
  await schema.execute(`ALTER TABLE ${quoteName(table)} ADD CONSTRAINT ${name} UNIQUE (${quoteNames(columns)})`);
}

/** Drops the constraints of groups that went, and adds those of groups that came. */
export async function alterUniqueInTable(schema: SchemaEditor, from: ModelState, to: ModelState): Promise<void> {
  if (!to.meta.managed) return;
  for (const group of groupsMissingIn(to, from)) {
    await dropConstraint(schema, {
      table: from.meta.table,
      columns: columnsOf(from, group),
      type: "u",
      declared: declaredNames(from),
    });
  }
  for (const group of groupsMissingIn(from, to)) await addUniqueTogether(schema, to, group);
}

/** The groups that one state of the model has and the other has not. */
function groupsMissingIn(other: ModelState, model: ModelState): readonly (readonly string[])[] {
  const known = new Set(other.meta.uniqueTogether.map((group) => group.join()));
  return model.meta.uniqueTogether.filter((group) => !known.has(group.join()));
}

function columnsOf(model: ModelState, group: readonly string[]): readonly string[] {
  return group.map((field) => modelFieldNamed(model, field).column);
}
