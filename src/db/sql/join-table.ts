import { sql } from "kysely";
import type { ThroughLink } from "../relations.ts";
import { compile, type Fragment } from "./compiler.ts";

/** SELECT of the pairs (near, far) whose near key is in `$1`. */
export function selectPairs({ table, near, far }: ThroughLink): string {
  return text(sql`select ${sql.id(near)}, ${sql.id(far)} from ${sql.id(table)} where ${sql.id(near)} = any($1)`);
}

/** The types of a join table's columns, as PostgreSQL names them. */
export interface PairTypes {
  readonly near: string;
  readonly far: string;
}

/** INSERT of `$1` paired with each key of `$2`; pairs that exist are left as they are. */
export function insertPairs({ table, near, far }: ThroughLink, types: PairTypes): string {
  const pairs = sql`select $1::${sql.raw(types.near)}, unnest($2::${sql.raw(types.far)}[])`;
  return text(sql`insert into ${sql.id(table)} (${sql.id(near)}, ${sql.id(far)}) ${pairs} on conflict do nothing`);
}

/** DELETE of the pairs of `$1` with each key of `$2`. */
export function deletePairs({ table, near, far }: ThroughLink): string {
  return text(sql`delete from ${sql.id(table)} where ${sql.id(near)} = $1 and ${sql.id(far)} = any($2)`);
}

/** DELETE of all pairs whose near key is in `$1`. */
export function clearPairs({ table, near }: Pick<ThroughLink, "near" | "table">): string {
  return text(sql`delete from ${sql.id(table)} where ${sql.id(near)} = any($1)`);
}

/** The number of pairs whose near key is in `$1` or whose far key is in `$2`. */
export function countPairs({ table, near, far }: Pick<ThroughLink, "far" | "near" | "table">): string {
  const sides = sql`${sql.id(near)} = any($1) or ${sql.id(far)} = any($2)`;
  return text(sql`select count(*) from ${sql.id(table)} where ${sides}`);
}

function text(fragment: Fragment): string {
  return compile(fragment).sql;
}
