import { AsyncLocalStorage } from "node:async_hooks";
import { ContextMissing } from "./errors.ts";

/** A value together with the key it is kept under, ready for `runInContext`. */
export type ContextEntry = readonly [symbol, unknown];

/** A typed place in the ambient context. */
export interface ContextKey<Value> {
  readonly name: string;
  /** The value of the running project; throws `context.missing` outside one. */
  get(): Value;
  /** The value, or undefined outside a context that has it. */
  find(): Value | undefined;
  /** Pairs the key with a value for `runInContext`. */
  with(value: Value): ContextEntry;
}

/** An entry over those around it: entering a context copies nothing, since each request enters several. */
interface ContextFrame {
  readonly key: symbol;
  readonly value: unknown;
  readonly outer: ContextFrame | undefined;
}

const storage = new AsyncLocalStorage<ContextFrame | undefined>();

/**
 * Defines a typed place in the ambient context that a project opens around requests, commands and tests.
 *
 * @example
 * export const currentDatabase = defineContextKey<Database>("db.database");
 * await runInContext([currentDatabase.with(database)], () => currentDatabase.get().query(…));
 */
export function defineContextKey<Value>(name: string): ContextKey<Value> {
  const symbol = Symbol(name);
  const find = () => findValue(symbol) as Value | undefined;
  return {
    name,
    find,
    get: () => {
      const value = find();
      if (value === undefined) throw new ContextMissing({ name });
      return value;
    },
    with: (value) => [symbol, value],
  };
}

/** Runs `work` with the entries added to the surrounding context; inner entries win over outer ones. */
export function runInContext<Result>(entries: readonly ContextEntry[], work: () => Result): Result {
  let frame = storage.getStore();
  for (const [key, value] of entries) frame = { key, value, outer: frame };
  return storage.run(frame, work);
}

function findValue(symbol: symbol): unknown {
  let frame = storage.getStore();
  while (frame !== undefined && frame.key !== symbol) frame = frame.outer;
  return frame?.value;
}
