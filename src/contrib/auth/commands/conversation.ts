import type { Input, Output } from "#rooms/management";

/** Where to ask, and where to say what is wrong with an answer. */
export interface Conversation {
  readonly input: Input;
  readonly output: Output;
}
