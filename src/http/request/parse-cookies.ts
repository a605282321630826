/**
 * Reads a `Cookie` header. Of two cookies with one name the first wins: browsers send the more specific path first.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-5.4
 */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? "").split(";")) {
    const equals = pair.indexOf("=");
    const name = pair.slice(0, equals).trim();
    if (equals < 0 || name === "" || cookies.has(name)) continue;
    cookies.set(name, unquote(pair.slice(equals + 1).trim()));
  }
  return cookies;
}

function unquote(value: string): string {
  return /^".*"$/.test(value) ? value.slice(1, -1) : value;
}
