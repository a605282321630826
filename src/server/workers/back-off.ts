/** The longest pause, and the first one behind an immediate start; milliseconds. */
const pauses = { first: 100, longest: 5000 };

/** A worker that lived this long was no false start; milliseconds. */
const steadyMilliseconds = 5000;

/** How long to wait before the next worker: not at all at first, twice as long after each further failure. */
export class BackOff {
  #failures = 0;

  /** Milliseconds. */
  get pause(): number {
    return this.#failures < 2 ? 0 : Math.min(pauses.first * 2 ** (this.#failures - 2), pauses.longest);
  }

  /** Notes that a worker failed, and how long it had lived. */
  note(livedMilliseconds: number): void {
    this.#failures = livedMilliseconds < steadyMilliseconds ? this.#failures + 1 : 1;
  }

  reset(): void {
    this.#failures = 0;
  }
}
