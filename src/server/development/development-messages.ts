import type { ListeningAddress } from "../listen.ts";

/** What the supervisor tells a process; a connection comes with its socket. */
export type SupervisorMessage =
  /** The process shall serve; there is no address while the configuration is broken. `supervisor` is a process id. */
  | { readonly kind: "turn"; readonly address: ListeningAddress | undefined; readonly supervisor: number }
  | { readonly kind: "connection" }
  /** Another process serves from now on. */
  | { readonly kind: "replaced" };

/** What a process tells its supervisor: it takes connections. */
export interface ReadyMessage {
  readonly kind: "ready";
}
