import { FieldInvalid, UnresolvedTarget } from "../errors.ts";
import type { ModelClass } from "../model-meta.ts";
import { Field } from "./field.ts";
import type { FieldOptions, FieldTraits } from "./field-options.ts";

/**
 * A function that answers with a model class. It is captured as it stands, and `void` is what the compiler accepts
 * without resolving the function's result: only so may models refer to each other in circles (TS2506 otherwise).
 */
export type Thunk = () => void;

/** What happens to a row when the row that it refers to is deleted. */
export type OnDelete = "cascade" | "doNothing" | "protect" | "restrict" | "setDefault" | "setNull" | SetTo;

/** Puts another reference in the place of the lost one: a key, a row, or a function that makes one. */
export interface SetTo {
  readonly set: unknown;
}

/** What the rule of deletion asks of the other options, for the compiler. */
export type DeletionRule =
  | { readonly onDelete: Exclude<OnDelete, "setDefault" | "setNull"> }
  | { readonly onDelete: "setNull"; readonly null: true }
  | { readonly onDelete: "setDefault"; readonly default: unknown };

export interface ForeignKeyOptions extends FieldOptions {
  readonly onDelete: OnDelete;
  /** False keeps the database from checking the reference. */
  readonly constraint?: boolean;
}

/** A reference to one row of another model; its column holds that row's primary key. */
export class ForeignKeyField<
  Target extends Thunk | string = Thunk | string,
  Traits extends FieldTraits = FieldTraits,
> extends Field<unknown, Traits> {
  readonly kind: "foreignKey" | "oneToOne" = "foreignKey";
  declare readonly options: ForeignKeyOptions;
  readonly target: Target;

  constructor(target: Target, options: ForeignKeyOptions) {
    super({ index: true, ...options });
    this.target = target;
  }

  get onDelete(): OnDelete {
    return this.options.onDelete;
  }

  columnType(): string {
    return this.#key.columnType();
  }

  /** Takes the primary key, or a row of the target. */
  toDatabase(value: unknown): unknown {
    const target = targetOf(this.target);
    if (!(value instanceof target)) return this.#key.toDatabase(value);
    const key = Reflect.get(value, target.meta.primaryKey.attribute);
    if (key === undefined) throw this.refuse(value, `a saved ${target.meta.label}`);
    return this.#key.toDatabase(key);
  }

  fromDatabase(text: string): unknown {
    return this.#key.fromDatabase(text);
  }

  get #key(): Field {
    return targetOf(this.target).meta.primaryKey.field;
  }
}

/** A foreign key that no two rows share. */
export class OneToOneField<
  Target extends Thunk | string = Thunk | string,
  Traits extends FieldTraits = FieldTraits,
> extends ForeignKeyField<Target, Traits> {
  override readonly kind = "oneToOne";

  constructor(target: Target, options: ForeignKeyOptions) {
    super(target, { index: false, unique: true, ...options });
  }
}

export interface ManyToManyOptions extends Pick<FieldOptions, "blank" | "editable" | "label" | "helpText"> {
  /** The name of the join table; `<table>_<field>` unless said otherwise. */
  readonly table?: string;
  /** The model whose rows are the pairs, where they have fields of their own; a label in migration states. */
  readonly through?: Thunk | string;
  /** The foreign keys of the through model, if it has several: the one that refers here, and the one to the target. */
  readonly throughFields?: readonly [source: string, target: string];
}

/** Many rows on both sides, kept in a join table of its own or in the table of a through model. */
export class ManyToManyField<Target extends Thunk | string = Thunk | string> {
  readonly kind = "manyToMany";
  readonly target: Target;
  readonly options: ManyToManyOptions;

  /** @throws FieldInvalid for options that exclude each other. */
  constructor(target: Target, options: ManyToManyOptions) {
    this.target = target;
    this.options = Object.freeze({ ...options });
    if (options.through !== undefined && options.table !== undefined) {
      throw new FieldInvalid({ problem: "a through model has its own table, so `table` cannot be given" });
    }
    if (options.throughFields !== undefined && options.through === undefined) {
      throw new FieldInvalid({ problem: "throughFields needs a through model" });
    }
  }
}

/** The other end of a relation, declared where it is read. */
export abstract class ReverseRelation<Target extends Thunk = Thunk> {
  abstract readonly kind: "reverse" | "reverseOne";
  readonly target: Target;
  /** The name of the field on the target that refers back here. */
  readonly via: string;

  constructor(target: Target, via: string) {
    this.target = target;
    this.via = via;
  }
}

/** The other end of a foreign key or of a many-to-many: many rows. */
export class ReverseManyRelation<Target extends Thunk = Thunk> extends ReverseRelation<Target> {
  readonly kind = "reverse";
}

/** The other end of a one-to-one: one row, or none. */
export class ReverseOneRelation<Target extends Thunk = Thunk> extends ReverseRelation<Target> {
  readonly kind = "reverseOne";
}

/**
 * The model class that a relation points at.
 *
 * @throws UnresolvedTarget for a label, which only migration states use.
 */
export function targetOf(target: Thunk | string): ModelClass {
  if (typeof target === "string") throw new UnresolvedTarget({ target });
  // The signature of Thunk hides the result from the compiler, never from the program.
  return (target as () => unknown)() as ModelClass;
}
