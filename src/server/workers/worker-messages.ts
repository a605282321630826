/** What the supervisor tells a worker; a connection comes with its socket. */
export type SupervisorMessage =
  /** The first message; `patience` is how long the worker may live without its supervisor, in milliseconds. */
  | { readonly kind: "hired"; readonly patience: number }
  | { readonly kind: "connection"; readonly id: number }
  /** The server is about to stop: connections still come, but clients shall go elsewhere. */
  | { readonly kind: "drain" }
  /** No connection follows: finish what has begun, and end. */
  | { readonly kind: "leave" };

/** What a worker tells its supervisor. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  /** It cannot serve, and why. */
  | { readonly kind: "failed"; readonly reason: string }
  /** The connection is in its hands. */
  | { readonly kind: "taken"; readonly id: number }
  | ({ readonly kind: "pulse" } & WorkerPulse)
  /** Somebody told the worker itself to stop. */
  | { readonly kind: "asked"; readonly signal: NodeJS.Signals };

/** A sign of life. */
export interface WorkerPulse {
  /** Requests since the start. */
  readonly requests: number;
  readonly residentBytes: number;
}

/** How often a worker gives a sign of life; milliseconds. */
export const pulseMilliseconds = 500;

/** The file descriptor, in the worker, of the wire between its watchdog and the supervisor. */
export const watchdogDescriptor = 4;
