/** A value that is there already, or the promise of one. */
export type Eventual<Value> = Value | Promise<Value>;

/**
 * Goes on with a value as soon as it is there: at once where it need not be waited for, so that work without anything
 * to wait for costs no turn of the event loop.
 *
 * @example
 * whenThere(next(), (response) => response.headers.set("Vary", "Cookie"));
 */
export function whenThere<Value, Result>(
  eventual: Eventual<Value>,
  next: (value: Value) => Eventual<Result>,
): Eventual<Result> {
  return eventual instanceof Promise ? eventual.then(next) : next(eventual);
}

/** Does work whose failure, at once or later, becomes what `rescue` makes of it. */
export function rescued<Value>(
  work: () => Eventual<Value>,
  rescue: (error: unknown) => Eventual<Value>,
): Eventual<Value> {
  try {
    const result = work();
    return result instanceof Promise ? result.catch(rescue) : result;
  } catch (error) {
    return rescue(error);
  }
}

/** Calls `done` once the work has ended, whether it succeeded or not. */
export function afterwards<Value>(work: () => Eventual<Value>, done: () => void): Eventual<Value> {
  let result: Eventual<Value> | undefined;
  try {
    result = work();
    return result instanceof Promise ? result.finally(done) : result;
  } finally {
    if (!(result instanceof Promise)) done();
  }
}
