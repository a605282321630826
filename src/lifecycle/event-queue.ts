/** Events in the order they came, for one loop to act on; pushing one only records it and wakes the loop. */
export class EventQueue<Event> implements AsyncIterable<Event> {
  readonly #events: Event[] = [];
  #wake = Promise.withResolvers<void>();

  push(event: Event): void {
    this.#events.push(event);
    this.#wake.resolve();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void> {
    for (;;) {
      await this.#wake.promise;
      this.#wake = Promise.withResolvers();
      yield* this.#events.splice(0);
    }
  }
}
