/**
 * What somebody reads who has failed to log in too often.
 *
 * @param seconds Until the next attempt is allowed.
 *
 * @example
 * form.refuse({ form: [waitMessage(error.details.retryAfter)] });
 */
export function waitMessage(seconds: number): string {
  return `Too many failed login attempts. Please try again in ${inWords(seconds)}.`;
}

function inWords(seconds: number): string {
  if (seconds === 1) return "1 second";
  return seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
