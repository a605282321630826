const secretName = /api|token|key|secret|pass|signature|auth|cookie|session|csrf|credential/i;

/**
 * Hides the values whose names look secret: an error page is copied into chats and tickets.
 *
 * @see https://docs.djangoproject.com/en/5.2/howto/error-reporting/#filtering-sensitive-information
 */
export function redact(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    secretName.test(name) ? "********************" : value,
  ]);
  return Object.fromEntries(entries);
}
