import { channel as diagnosticsChannel } from "node:diagnostics_channel";

/** A named stream of events of one type. */
export interface Channel<Event> {
  readonly name: string;
  /** True when somebody listens: lets an emitter skip building an event that nobody reads. */
  readonly hasSubscribers: boolean;
  emit(event: Event): void;
  /** Calls `listener` for each event, synchronously; returns the function that stops it. */
  subscribe(listener: (event: Event) => void): () => void;
}

/**
 * Defines a named, typed event channel over Node's diagnostics channels, where it appears as `tolv:<name>`.
 *
 * An error thrown by a listener never reaches the emitter; Node reports it as an uncaught exception.
 *
 * @param name `room.event` in lower case.
 *
 * @example
 * export const queryExecuted = defineChannel<{ sql: string; milliseconds: number }>("db.query");
 * const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
 *
 * @see https://nodejs.org/api/diagnostics_channel.html
 */
export function defineChannel<Event>(name: string): Channel<Event> {
  const channel = diagnosticsChannel(`tolv:${name}`);
  return {
    name,
    get hasSubscribers() {
      return channel.hasSubscribers;
    },
    emit: (event) => channel.publish(event),
    subscribe: (listener) => {
      const onMessage = (message: unknown) => listener(message as Event);
      channel.subscribe(onMessage);
      return () => void channel.unsubscribe(onMessage);
    },
  };
}
