// C0 and C1 controls, line separators, and the marks that turn the direction of text around (CVE-2021-42574).
const control = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Shows control characters as `\u001b`, so that a text stays on its line and does not steer a terminal. */
export function escapeControlCharacters(text: string): string {
  return text.replace(control, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
