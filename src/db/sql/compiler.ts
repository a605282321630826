import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from "kysely";
import type { ModelMeta } from "../model-meta.ts";
import { type Bindings, Slot } from "./slot.ts";

/** A piece of SQL under construction. */
export type Fragment = RawBuilder<unknown>;

/** Finished SQL that can be executed with any values of the same shape. */
export interface CompiledSql {
  readonly sql: string;
  params(bindings: Bindings): readonly unknown[];
}

/** Builds text only; connections are not Kysely's business here. */
const kysely = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (instance) => new PostgresIntrospector(instance),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Turns a fragment whose values are slots into SQL. */
export function compile(fragment: Fragment): CompiledSql {
  const { sql: text, parameters } = fragment.compile(kysely);
  const slots = parameters.filter((parameter) => parameter instanceof Slot);
  return { sql: text, params: (bindings) => slots.map((slot) => slot.read(bindings)) };
}

/** The most shapes that are kept for one model: an admin site's filters can make many. */
const cacheSize = 500;
const caches = new WeakMap<ModelMeta, Map<string, unknown>>();

/** What a statement does, and the shape of its query; one without a shape is compiled each time. */
interface CompiledKey {
  readonly kind: string;
  readonly shape: string | undefined;
}

/** Answers with what was compiled for this shape before, or compiles it. */
export function compileOnce<Compiled>(meta: ModelMeta, { kind, shape }: CompiledKey, make: () => Compiled): Compiled {
  if (shape === undefined) return make();
  const key = `${kind} ${shape}`;
  const cache = caches.get(meta) ?? new Map<string, unknown>();
  caches.set(meta, cache);
  const known = cache.get(key);
  // A key begins with the name of the one function that compiles it, so its type is known.
  if (known !== undefined) return known as Compiled;
  if (cache.size >= cacheSize) cache.clear();
  const compiled = make();
  cache.set(key, compiled);
  return compiled;
}

/** Names joined by commas, quoted. */
export function columnList(columns: readonly string[]): Fragment {
  return sql.join(columns.map((column) => sql.id(column)));
}
