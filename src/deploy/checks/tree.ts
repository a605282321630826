/** A part of a file that people edit: whatever is asked of it, it answers with what is there, or undefined. */
export class Tree {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** The part that these keys lead to; an empty one where they lead nowhere. */
  at(...keys: readonly string[]): Tree {
    const [key, ...rest] = keys;
    if (key === undefined) return this;
    const record = this.#record();
    return new Tree(Object.hasOwn(record, key) ? record[key] : undefined).at(...rest);
  }

  get isThere(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  /** A text; a number or a boolean as it is written. */
  get text(): string | undefined {
    const isPlain = ["string", "number", "boolean"].includes(typeof this.#value);
    return isPlain ? String(this.#value) : undefined;
  }

  get number(): number | undefined {
    return typeof this.#value === "number" ? this.#value : undefined;
  }

  get list(): readonly Tree[] {
    return Array.isArray(this.#value) ? this.#value.map((item) => new Tree(item)) : [];
  }

  get entries(): readonly (readonly [key: string, value: Tree])[] {
    return Object.entries(this.#record()).map(([key, value]) => [key, new Tree(value)]);
  }

  /** Those entries that are plain texts, numbers or booleans. */
  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.entries.flatMap(([key, { text }]) => (text === undefined ? [] : [[key, text] as const])),
    );
  }

  #record(): Readonly<Record<string, unknown>> {
    const isRecord = typeof this.#value === "object" && this.#value !== null && !Array.isArray(this.#value);
    return isRecord ? (this.#value as Readonly<Record<string, unknown>>) : {};
  }
}
