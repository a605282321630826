/** A tag or a text of a page. */
export type Token =
  | { readonly kind: "start"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "end"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const markup = /<!--.*?-->|<![^>]*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gis;

/** Elements that hold text in which tags mean nothing. */
const textElements = new Set(["script", "style", "textarea", "title"]);

const named: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Takes a page apart, as far as finding its forms needs it. */
export function* tokenizeHtml(page: string): Generator<Token> {
  let position = 0;
  for (const match of page.matchAll(markup)) {
    const [whole, slash, tag, attributes = ""] = match;
    if (match.index < position) continue;
    if (match.index > position) yield { kind: "text", text: decode(page.slice(position, match.index)) };
    position = match.index + whole.length;
    if (tag === undefined) continue;
    const name = tag.toLowerCase();
    yield slash === "/" ? { kind: "end", name } : { kind: "start", name, attributes: readAttributes(attributes) };
    if (slash === "/" || !textElements.has(name)) continue;
    const end = endOf(page, name, position);
    yield { kind: "text", text: name === "textarea" ? decode(page.slice(position, end)) : "" };
    position = end;
  }
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const pattern = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
  return new Map(
    Array.from(text.matchAll(pattern), ([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ""),
    ]),
  );
}

function endOf(page: string, element: string, start: number): number {
  const length = page.slice(start).search(new RegExp(`</${element}[\\s/>]`, "i"));
  return length === -1 ? page.length : start + length;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal));
  });
}
