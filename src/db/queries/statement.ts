import type { Statement } from "../connections/statement.ts";
import type { CompiledSql } from "../sql/compiler.ts";
import type { Bindings } from "../sql/slot.ts";

/** Compiled SQL with the values of one execution. */
export function statement(compiled: CompiledSql, bindings: Bindings): Statement {
  return { sql: compiled.sql, params: compiled.params(bindings), model: bindings.state.model.meta.label };
}
