export type { RowListener } from "./model-events/listeners.ts";
export { type ModelEvents, modelEvents } from "./model-events/model-events.ts";
export type * from "./model-events/row-events.ts";
