/**
 * Makes a function that computes once for each object what depends on nothing else, and knows it as long as the object
 * lives.
 *
 * @param compute Asked again for an object if it answered undefined or threw.
 *
 * @example
 * const columnsOf = oncePer((model: ModelClass) => model.meta.fields.map(({ column }) => column));
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
