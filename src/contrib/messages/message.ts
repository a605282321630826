import type { Html } from "#rooms/html";

/** How weighty a message is; the numbers in Django's cookies. */
export const messageLevels = { debug: 10, info: 20, success: 25, warning: 30, error: 40 } as const;

export type MessageLevel = keyof typeof messageLevels;

/** One notice that a visitor sees once, on the next page. */
export interface Message {
  readonly level: MessageLevel;
  /** A string is escaped where it is shown, `Html` is not. */
  readonly content: string | Html;
  /** More class names for the page, separated by spaces. */
  readonly tags?: string;
}

/**
 * The class names of a message as Django has them: its own, then its level.
 *
 * @example
 * html`<li class="${messageTags(message)}">${message.content}</li>`;
 */
export function messageTags({ level, tags }: Message): string {
  return tags === undefined ? level : `${tags} ${level}`;
}
