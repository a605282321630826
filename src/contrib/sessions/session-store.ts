import type { JsonValue } from "#rooms/signing";
import { expiryOf, type SessionExpiry } from "./session-expiry.ts";

/** What is kept of a visitor between requests, by name. */
export type SessionValues = Readonly<Record<string, JsonValue>>;

/** Where Django keeps how long a session lives. */
const expiryName = "_session_expiry";

/**
 * One visitor's session while a request is answered. Changes stay in memory; the session hook stores them with the
 * response, and only if there are any.
 *
 * @example
 * const session = await sessionOf(request);
 * session.set("cart", [1, 2]);
 */
export class SessionStore {
  #key: string | undefined;
  readonly #values: Map<string, JsonValue>;
  readonly #changes = new Map<string, JsonValue | undefined>();
  #modified = false;
  #abandonedKey: string | undefined;

  /** @param key The key of the stored session; undefined for one that is not stored yet. */
  constructor(key?: string, values: SessionValues = {}) {
    this.#key = key;
    this.#values = new Map(Object.entries(values));
  }

  /** The key that the session is stored under; undefined until the hook has stored it. */
  get key(): string | undefined {
    return this.#key;
  }

  /** True when the hook must store it. */
  get isModified(): boolean {
    return this.#modified;
  }

  get isEmpty(): boolean {
    return this.#key === undefined && this.#values.size === 0;
  }

  /** The key of a stored session that this one replaces; the hook deletes it. */
  get abandonedKey(): string | undefined {
    return this.#abandonedKey;
  }

  /** All values, as they are stored. */
  get values(): SessionValues {
    return Object.fromEntries(this.#values);
  }

  /** How long it lives once it is stored. */
  get expiry(): SessionExpiry {
    return expiryOf(this.#values.get(expiryName));
  }

  get(name: string): JsonValue | undefined {
    return this.#values.get(name);
  }

  /** Keeps a value; one that was changed in place must be set again to be stored. */
  set(name: string, value: JsonValue): void {
    this.#values.set(name, value);
    this.#changes.set(name, value);
    this.#modified = true;
  }

  delete(name: string): void {
    if (!this.#values.delete(name)) return;
    this.#changes.set(name, undefined);
    this.#modified = true;
  }

  /**
   * Sets how long this session lives after each change, whatever the settings say.
   *
   * @param seconds 0 lets the cookie last as long as the browser runs; undefined goes back to the settings.
   *
   * @example
   * session.setExpiry(form.values.remember ? 30 * 86_400 : 0);
   */
  setExpiry(seconds: number | undefined): void {
    if (seconds === undefined) this.delete(expiryName);
    else this.set(expiryName, seconds);
  }

  /** Moves the values to a new key: called whenever somebody gains rights, against session fixation. */
  cycleKey(): void {
    this.#abandonedKey ??= this.#key;
    this.#key = undefined;
    this.#modified = true;
  }

  /** Forgets everything, the stored session and its key included: called on logout. */
  flush(): void {
    this.cycleKey();
    this.#values.clear();
  }

  /** Takes over what another request has stored meanwhile; what was changed here stays changed. */
  rebase(stored: SessionValues): void {
    this.#values.clear();
    for (const [name, value] of [...Object.entries(stored), ...this.#changes]) {
      if (value === undefined) this.#values.delete(name);
      else this.#values.set(name, value);
    }
  }

  /** Says that the session is stored as it stands, under this key. */
  markStored(key: string): void {
    this.#key = key;
    this.#abandonedKey = undefined;
    this.#changes.clear();
    this.#modified = false;
  }
}
