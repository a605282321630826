const special = /[&<>"']/;

/**
 * Escapes the five characters that mean something in HTML, for text and for quoted attribute values alike.
 *
 * @example
 * escapeHtml("<b>Tom & Jerry</b>"); // "&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;"
 */
export function escapeHtml(text: string): string {
  const first = text.search(special);
  return first === -1 ? text : escapeFrom(text, first);
}

function escapeFrom(text: string, first: number): string {
  let escaped = "";
  let copied = 0;
  for (let index = first; index < text.length; index++) {
    const reference = referenceFor(text.charCodeAt(index));
    if (reference === undefined) continue;
    escaped += text.slice(copied, index) + reference;
    copied = index + 1;
  }
  return escaped + text.slice(copied);
}

function referenceFor(character: number): string | undefined {
  switch (character) {
    case 0x26:
      return "&amp;";
    case 0x3c:
      return "&lt;";
    case 0x3e:
      return "&gt;";
    case 0x22:
      return "&quot;";
    case 0x27:
      return "&#39;";
    default:
      return undefined;
  }
}
