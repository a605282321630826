import {
  type Deletion,
  type FieldMap,
  ForeignKeyField,
  ManyToManyField,
  Model,
  type ModelClass,
  type ModelMeta,
  OneToOneField,
} from "#rooms/db";
import type { ModelState, StateField } from "./model-state.ts";
import type { ProjectState } from "./project-state.ts";
import { targetLabel, throughLabel } from "./target-label.ts";

/** A row of a historical model: its columns by property name, such as `authorId`. */
export type HistoricalRow = Record<string, unknown> & {
  save(): Promise<void>;
  delete(): Promise<Deletion>;
};

/** Conditions by path and lookup, such as `{ title__startswith: "a" }`. */
export type HistoricalConditions = Readonly<Record<string, unknown>>;

/** Rows of a historical model that are not fetched yet, as `Query` is for a model of today. */
export interface HistoricalQuery {
  filter(where: HistoricalConditions): HistoricalQuery;
  exclude(where: HistoricalConditions): HistoricalQuery;
  orderBy(...paths: readonly string[]): HistoricalQuery;
  limit(count: number): HistoricalQuery;
  all(): Promise<HistoricalRow[]>;
  first(): Promise<HistoricalRow | undefined>;
  get(where?: HistoricalConditions): Promise<HistoricalRow>;
  count(): Promise<number>;
  exists(): Promise<boolean>;
  update(values: Readonly<Record<string, unknown>>): Promise<number>;
  delete(): Promise<Deletion>;
}

/** A model as it was at one point of the history; its rows have the columns of then, and none of today's methods. */
export interface HistoricalModel {
  readonly meta: ModelMeta;
  query(): HistoricalQuery;
  filter(where: HistoricalConditions): HistoricalQuery;
  exclude(where: HistoricalConditions): HistoricalQuery;
  all(): Promise<HistoricalRow[]>;
  get(where: HistoricalConditions): Promise<HistoricalRow>;
  count(): Promise<number>;
  create(values: Readonly<Record<string, unknown>>): Promise<HistoricalRow>;
}

/** The models of a state as classes that can be queried. */
export class HistoricalModels {
  readonly #state: ProjectState;
  readonly #classes = new Map<string, ModelClass>();

  constructor(state: ProjectState) {
    this.#state = state;
  }

  /** Every model: a deletion follows the references between them. */
  get all(): readonly ModelClass[] {
    return this.#state.models.map(({ label }) => this.#classOf(label));
  }

  /** @throws ModelUnknown */
  model(label: string): HistoricalModel {
    // What its rows hold is known to the migrations, and not to the compiler.
    return this.#classOf(label) as unknown as HistoricalModel;
  }

  #classOf(label: string): ModelClass {
    const state = this.#state.model(label);
    const known = this.#classes.get(state.label);
    if (known) return known;
    const made = this.#make(state);
    this.#classes.set(state.label, made);
    return made;
  }

  #make({ label, fields, meta }: ModelState): ModelClass {
    const ordering = meta.ordering.filter((path) => path.replace(/^-/, "") in fields);
    const linked: FieldMap = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, this.#linked(field)]),
    );
    return Model(label, linked, { table: meta.table, ordering });
  }

  /** A relation that leads to the class of its target in place of a label. */
  #linked(field: StateField): StateField {
    if (field instanceof ManyToManyField) {
      const through = throughLabel(field);
      const options = { ...field.options, ...(through !== undefined && { through: () => this.#classOf(through) }) };
      return new ManyToManyField(() => this.#classOf(targetLabel(field)), options);
    }
    if (!(field instanceof ForeignKeyField)) return field;
    const target = () => this.#classOf(targetLabel(field));
    return field instanceof OneToOneField
      ? new OneToOneField(target, field.options)
      : new ForeignKeyField(target, field.options);
  }
}
