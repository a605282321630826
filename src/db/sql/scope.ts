import { sql } from "kysely";
import type { Expression } from "../expressions/expression.ts";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { type ManyLink, targetModel } from "../relations.ts";
import type { Fragment } from "./compiler.ts";

/** Numbers the aliases of one statement. */
export class Aliases {
  #count = 0;

  next(): string {
    return `t${this.#count++}`;
  }
}

/** What all tables of one SELECT share. */
export interface ScopeFrame {
  readonly aliases: Aliases;
  /** The values that `annotate` has named. */
  readonly annotations?: Readonly<Record<string, Expression>>;
  /** True where the SELECT itself groups its rows or aggregates them all, so that aggregates stand in it as they are. */
  readonly groups?: boolean;
  /** True where paths may lead to many rows: they are joined. */
  readonly joinsMany?: boolean;
  /** The query that this one stands inside of, for `outer`. */
  readonly outer?: Scope | undefined;
}

interface ScopeOptions {
  readonly meta: ModelMeta;
  readonly frame: ScopeFrame;
  /** The scope that this one is joined to. */
  readonly parent?: Scope;
  /** The scope of the query whose condition this one stands in. */
  readonly around?: Scope;
  /** True where the joined row may be missing. */
  readonly optional?: boolean;
}

/** One table of a statement, with the tables joined to it. */
export class Scope {
  readonly meta: ModelMeta;
  readonly alias: string;
  readonly frame: ScopeFrame;
  /** The table of the SELECT that all paths of a query start from. */
  readonly root: Scope;
  /** The root of the query whose conditions these are: where the paths of expressions start. */
  readonly outermost: Scope;
  /** The joins of the SELECT that the scope stands in; a joined scope adds to those of its root. */
  readonly joins: Fragment[];
  readonly #optional: boolean;
  readonly #joined = new Map<string, Scope>();

  constructor({ meta, frame, parent, around, optional = false }: ScopeOptions) {
    this.meta = meta;
    this.frame = frame;
    this.alias = frame.aliases.next();
    this.root = parent?.root ?? this;
    this.outermost = around?.outermost ?? this.root;
    this.joins = parent?.joins ?? [];
    this.#optional = optional;
  }

  /** `"t0"."author_id"`. */
  column({ column }: ModelField): Fragment {
    return sql`${sql.id(this.alias, column)}`;
  }

  get key(): Fragment {
    return this.column(this.meta.primaryKey);
  }

  /**
   * `"blog_post" as "t0"` and its joins.
   *
   * @param rows what stands for the whole table.
   */
  from(rows: Fragment = sql.id(this.meta.table)): Fragment {
    const joins = this.joins.map((join) => sql` ${join}`);
    return sql`${rows} as ${sql.id(this.alias)}${sql.join(joins, sql``)}`;
  }

  /** The table that a foreign key leads to; asked for twice, it is joined once. */
  join(key: ModelField): Scope | undefined {
    const target = targetModel(key);
    if (target === undefined) return undefined;
    const optional = this.#optional || key.field.options.null === true;
    return this.#joinOnce(key.name, { meta: target.meta, optional }, (joined) => {
      this.joins.push(
        joinClause({ from: this.column(key), joined, kind: optional ? sql`left join` : sql`inner join` }),
      );
    });
  }

  /** The table of the many rows that a relation leads to, joined: a row is repeated for each of them. */
  joinMany(name: string, link: ManyLink): Scope {
    return this.#joinOnce(name, { meta: link.target.meta, optional: true }, (joined) => {
      if ("column" in link) {
        this.joins.push(sql`left join ${table(joined)} on ${joined.column(link.column)} = ${this.key}`);
        return;
      }
      const pairs = this.frame.aliases.next();
      const near = sql`${sql.id(pairs, link.near)} = ${this.key}`;
      this.joins.push(sql`left join ${sql.id(link.table)} as ${sql.id(pairs)} on ${near}`);
      this.joins.push(joinClause({ from: sql`${sql.id(pairs, link.far)}`, joined, kind: sql`left join` }));
    });
  }

  #joinOnce(name: string, options: Pick<ScopeOptions, "meta" | "optional">, add: (joined: Scope) => void): Scope {
    const known = this.#joined.get(name);
    if (known !== undefined) return known;
    const joined = new Scope({ ...options, frame: this.frame, parent: this });
    this.#joined.set(name, joined);
    add(joined);
    return joined;
  }
}

function joinClause({ from, joined, kind }: { from: Fragment; joined: Scope; kind: Fragment }): Fragment {
  return sql`${kind} ${table(joined)} on ${joined.key} = ${from}`;
}

function table({ meta, alias }: Scope): Fragment {
  return sql`${sql.id(meta.table)} as ${sql.id(alias)}`;
}
