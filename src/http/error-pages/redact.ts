import { redacted } from "#rooms/config";
import { redactText } from "#rooms/logging";

const secretName = /api|token|key|secret|pass|signature|auth(?!or(?!iz))|cookie|session|csrf|credential/i;

/**
 * Hides the values whose names look secret, and secrets inside texts: an error page is copied into chats and tickets.
 *
 * @see https://docs.djangoproject.com/en/5.2/howto/error-reporting/#filtering-sensitive-information
 */
export function redact(pairs: Iterable<readonly [name: string, value: unknown]>): [name: string, value: string][] {
  return Array.from(pairs, ([name, value]) => [name, secretName.test(name) ? redacted : redactText(textOf(value))]);
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
