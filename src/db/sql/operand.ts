import { type RawBuilder, sql } from "kysely";
import type { Field } from "../fields/field.ts";
import { Slot } from "./slot.ts";

/** A piece of SQL that stands for a value. */
export interface Operand {
  readonly sql: RawBuilder<unknown>;
  /** Its text, where that is not a cast: of a JSON value the words without the quotes. */
  readonly text?: RawBuilder<unknown>;
  /** How its values are bound and read; undefined where only PostgreSQL knows. */
  readonly field: Field | undefined;
}

/** The operand as text. */
export function asText({ sql: value, text }: Operand): RawBuilder<unknown> {
  return text ?? sql`${value}::text`;
}

/** A value inside of a JSON document: `$1` of `data #> $1`. */
export function jsonPath({ sql: document, field }: Operand, keys: readonly string[]): Operand {
  const path = sql`${new Slot(() => keys)}::text[]`;
  return { sql: sql`(${document} #> ${path})`, text: sql`(${document} #>> ${path})`, field };
}
