const special = /[:/_#?;@&=+$,"[\]<>%\n\\]/g;

/** What an address takes for steps up, when a key is nothing else. */
const dots = /^\.{1,2}$/;

/**
 * Writes a primary key as Django's addresses have it: characters that mean something there become `_` and two hex
 * digits; other than in Django those of the keys `.` and `..`, which would lead elsewhere.
 *
 * @example
 * quoteKey("a/b_c"); // "a_2Fb_5Fc"
 */
export function quoteKey(key: unknown): string {
  const text = String(key);
  return text.replace(dots.test(text) ? /\./g : special, quoted);
}

/** Reads a key that `quoteKey` wrote; what it never writes stays as it is. */
export function unquoteKey(text: string): string {
  return text.replace(/_([0-9A-F]{2})/g, (whole, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return quoteKey(character) === whole ? character : whole;
  });
}

function quoted(character: string): string {
  return `_${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
