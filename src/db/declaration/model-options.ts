/** An index that a model declares. */
export interface ModelIndex<Names extends string = string> {
  readonly name: string;
  /** Fields in order, `-` for descending; none where there are expressions. */
  readonly fields: readonly (Names | `-${Names}`)[];
  /** SQL in place of fields, written by the model's author: `lower(title)`. */
  readonly expressions?: readonly string[];
  /** Indexes only the rows that fulfil this SQL condition. */
  readonly where?: string;
  /** Fields that are kept beside the key, so that reading them needs no table. */
  readonly include?: readonly Names[];
  /** Operator classes of the fields in their order, such as `varchar_pattern_ops`. */
  readonly opclasses?: readonly string[];
  /** The access method; `btree` unless said otherwise. */
  readonly using?: "brin" | "btree" | "gin" | "gist" | "hash" | "spgist";
}

/** An index as it is declared; one of plain fields may leave its name to Django's rule. */
export type IndexOptions<Names extends string = string> = Partial<ModelIndex<Names>>;

/** A CHECK constraint. */
export interface ModelConstraint {
  readonly name: string;
  /** The condition, as SQL written by the model's author. */
  readonly check: string;
  /** What people read when a row breaks it. */
  readonly message?: string;
}

/** A UNIQUE constraint with a name; with `where` it is a unique index, as in Django. */
export interface UniqueConstraint<Names extends string = string> {
  readonly name: string;
  readonly fields: readonly Names[];
  /** Only the rows that fulfil this SQL condition have to differ. */
  readonly where?: string;
  /** Lets PostgreSQL check at commit: `deferred` from the start, `immediate` when a transaction asks for it. */
  readonly deferrable?: "deferred" | "immediate";
  /** Fields that are kept beside the key, so that reading them needs no table. */
  readonly include?: readonly Names[];
  readonly opclasses?: readonly string[];
  /** What people read when a row breaks it. */
  readonly message?: string;
}

/** What a model may say besides its fields. */
export interface ModelOptions<Names extends string = string> {
  /** The name of the table, where it is not `<app>_<model>`. */
  readonly table?: string;
  readonly ordering?: readonly (Names | `-${Names}`)[];
  readonly uniqueTogether?: readonly (readonly Names[])[];
  readonly indexes?: readonly IndexOptions<Names>[];
  readonly constraints?: readonly ModelConstraint[];
  readonly uniqueConstraints?: readonly UniqueConstraint<Names>[];
  /** The fields by which people, and fixtures that hold no keys, tell the rows apart. */
  readonly naturalKey?: readonly Names[];
  readonly verboseName?: string;
  readonly verboseNamePlural?: string;
  /** Permissions besides the default ones, by code name. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** The actions that have a permission of their own: add, change, delete and view unless said otherwise. */
  readonly defaultPermissions?: readonly string[];
  /** False when the table is not made by migrations: another system's, or another model's. */
  readonly managed?: boolean;
  /**
   * True for rows that only this database has a use for, and only for a while: sessions, counters. A dump of everything
   * leaves them out.
   */
  readonly transient?: boolean;
}
