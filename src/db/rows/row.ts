import type { Deletion } from "../deletion/collector.ts";
import { UnknownField } from "../errors.ts";
import { keyOf } from "../key-of.ts";
import type { ModelClass } from "../model-meta.ts";
import { Query } from "../queries/query.ts";
import { allRows, filtered } from "../queries/query-state.ts";
import { findManyLink } from "../relations.ts";
import { candidate, type ValidationOptions } from "../validation/candidate.ts";
import { cleanFieldErrors } from "../validation/clean-fields.ts";
import { constraintErrors } from "../validation/constraint-errors.ts";
import { fullClean, refuseErrors } from "../validation/full-clean.ts";
import { uniqueErrors } from "../validation/unique-errors.ts";
import { RelatedRows } from "./related-rows.ts";
import { StatefulRow } from "./row-state.ts";
import { deleteRow, refreshRow, type SaveOptions, saveRow } from "./save-row.ts";

/** The common ancestor of all rows: what they do, without the types that `ModelBase` gives it. */
export class Row extends StatefulRow {
  save(options?: SaveOptions): Promise<void> {
    return saveRow(this, modelOf(this), options);
  }

  delete(): Promise<Deletion> {
    return deleteRow(this, modelOf(this));
  }

  refresh(): Promise<void> {
    return refreshRow(this, modelOf(this));
  }

  clean(): void | Promise<void> {}

  async cleanFields(options: ValidationOptions = {}): Promise<void> {
    const checked = candidate(this, modelOf(this), options);
    refuseErrors(checked, await cleanFieldErrors(checked));
  }

  async validateUnique(options: ValidationOptions = {}): Promise<void> {
    const checked = candidate(this, modelOf(this), options);
    refuseErrors(checked, await uniqueErrors(checked));
  }

  async validateConstraints(options: ValidationOptions = {}): Promise<void> {
    const checked = candidate(this, modelOf(this), options);
    refuseErrors(checked, await constraintErrors(checked));
  }

  fullClean(options: ValidationOptions = {}): Promise<void> {
    return fullClean(candidate(this, modelOf(this), options), this);
  }

  /** What people read in the place of the row, as Django has it; models say something better. */
  override toString(): string {
    const model = modelOf(this);
    return `${model.meta.name} object (${keyOf(model, this) ?? "None"})`;
  }

  related(name: string) {
    const model = modelOf(this);
    const link = findManyLink(model.meta, name);
    if (link === undefined) throw new UnknownField({ model: model.meta.label, name, known: manyNames(model) });
    if (!("column" in link)) return new RelatedRows({ row: this, model, link, relation: name });
    const where = { [link.column.name]: keyOf(model, this) };
    return new Query(filtered(allRows(link.target), where));
  }
}

function modelOf(row: Row): ModelClass {
  // Every row is made by a class that Model() declared.
  return row.constructor as unknown as ModelClass;
}

function manyNames({ meta }: ModelClass): readonly string[] {
  return [...meta.manyToMany, ...meta.reverse].map(({ name }) => name);
}
