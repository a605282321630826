/**
 * A text as it stands at the beginning of a line: its first letter is a capital, the others stay.
 *
 * @example
 * capitalised("log entries"); // "Log entries"
 */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
