import { sql } from "kysely";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { targetModel } from "../relations.ts";
import type { Fragment } from "./compiler.ts";

/** Numbers the aliases of one statement. */
export class Aliases {
  #count = 0;

  next(): string {
    return `t${this.#count++}`;
  }
}

interface ScopeOptions {
  readonly meta: ModelMeta;
  readonly aliases: Aliases;
  /** The joins of the SELECT that the scope stands in; a joined scope adds to those of its root. */
  readonly joins?: Fragment[];
  /** True where the joined row may be missing. */
  readonly optional?: boolean;
}

/** One table of a statement, with the tables joined to it by foreign keys. */
export class Scope {
  readonly meta: ModelMeta;
  readonly alias: string;
  readonly aliases: Aliases;
  readonly joins: Fragment[];
  readonly #optional: boolean;
  readonly #joined = new Map<string, Scope>();

  constructor({ meta, aliases, joins = [], optional = false }: ScopeOptions) {
    this.meta = meta;
    this.aliases = aliases;
    this.alias = aliases.next();
    this.joins = joins;
    this.#optional = optional;
  }

  /** `"t0"."author_id"`. */
  column({ column }: ModelField): Fragment {
    return sql`${sql.id(this.alias, column)}`;
  }

  get key(): Fragment {
    return this.column(this.meta.primaryKey);
  }

  /** `"blog_post" as "t0"` and its joins. */
  from(): Fragment {
    const joins = this.joins.map((join) => sql` ${join}`);
    return sql`${sql.id(this.meta.table)} as ${sql.id(this.alias)}${sql.join(joins, sql``)}`;
  }

  /** The table that a foreign key leads to; asked for twice, it is joined once. */
  join(key: ModelField): Scope | undefined {
    const known = this.#joined.get(key.name);
    const target = targetModel(key);
    if (known !== undefined || target === undefined) return known;
    const optional = this.#optional || key.field.options.null === true;
    const joined = new Scope({ meta: target.meta, aliases: this.aliases, joins: this.joins, optional });
    this.joins.push(joinClause({ from: this.column(key), joined, kind: optional ? sql`left join` : sql`inner join` }));
    this.#joined.set(key.name, joined);
    return joined;
  }
}

function joinClause({ from, joined, kind }: { from: Fragment; joined: Scope; kind: Fragment }): Fragment {
  return sql`${kind} ${sql.id(joined.meta.table)} as ${sql.id(joined.alias)} on ${joined.key} = ${from}`;
}
