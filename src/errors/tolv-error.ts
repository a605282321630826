/** What may accompany an error: the failure that caused it. */
export interface TolvErrorOptions {
  readonly cause?: unknown;
}

/**
 * The base class of every error that Tolv raises on purpose.
 *
 * The message says what was found, what was expected and where; the hint says the next step.
 *
 * @example
 * try { await Post.get({ id: 1 }); } catch (error) {
 *   if (error instanceof TolvError && error.code === "db.does_not_exist") …
 * }
 */
export class TolvError extends Error {
  /** A stable identifier, `room.name`; never reused for another meaning. */
  readonly code: string;
  /** The HTTP status that a request ends with if nobody catches the error. */
  readonly status: number;
  /** The next step for the reader, or undefined if the message says it all. */
  readonly hint: string | undefined;

  constructor(code: string, status: number, message: string, hint?: string, options?: TolvErrorOptions) {
    super(message, options);
    this.name = "TolvError";
    this.code = code;
    this.status = status;
    this.hint = hint;
  }
}
