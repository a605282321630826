const special = ':/_#?;@&=+$,"[]<>%\n\\';

/**
 * Writes a primary key as Django's addresses have it: characters that mean something there become `_` and two hex
 * digits.
 *
 * @example
 * quoteKey("a/b_c"); // "a_2Fb_5Fc"
 */
export function quoteKey(key: unknown): string {
  return Array.from(String(key), (character) => (special.includes(character) ? quoted(character) : character)).join("");
}

/** Reads a key that `quoteKey` wrote; what it never writes stays as it is. */
export function unquoteKey(text: string): string {
  return text.replace(/_([0-9A-F]{2})/g, (whole, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return special.includes(character) ? character : whole;
  });
}

function quoted(character: string): string {
  return `_${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
