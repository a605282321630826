import type { ModelMeta } from "../model-meta.ts";
import type { RowEvents } from "./row-events.ts";

/** Is called with each event, one listener after the other; what it throws stops the operation. */
export type RowListener<Event> = (event: Event) => void | Promise<void>;

interface Registration {
  readonly name: keyof RowEvents;
  /** Undefined for the rows of all models. */
  readonly meta: ModelMeta | undefined;
  readonly listener: RowListener<never>;
}

/** In the order of registration; replaced as a whole, so that an event under way keeps its listeners. */
let registrations: readonly Registration[] = [];

/** Adds a listener; the answer takes it away again. */
export function listen(registration: Registration): () => void {
  registrations = [...registrations, registration];
  return () => {
    registrations = registrations.filter((other) => other !== registration);
  };
}

/** True if somebody listens to one of the events of a model: without listeners nothing is loaded, copied or awaited. */
export function isHeard(meta: ModelMeta, ...names: readonly (keyof RowEvents)[]): boolean {
  return registrations.some((registration) => names.includes(registration.name) && concerns(registration, meta));
}

/** Calls the listeners one after the other, in the order of registration. */
export async function emitRowEvent<Name extends keyof RowEvents>(name: Name, event: RowEvents[Name]): Promise<void> {
  const { meta } = event.model;
  for (const registration of registrations) {
    // A listener was registered under the name whose events it takes.
    if (registration.name === name && concerns(registration, meta)) await registration.listener(event as never);
  }
}

function concerns({ meta }: Registration, other: ModelMeta): boolean {
  return meta === undefined || meta === other;
}
