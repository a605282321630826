/** One proxy's report: what stood before it. */
export interface ForwardedElement {
  /** An address without its port, or whatever the proxy wrote. */
  readonly for?: string;
  readonly proto?: string;
}

/** Far more than honest proxies write; the time to take a header apart may grow with the square of its length. */
const maximalLength = 4096;

const pair = /^([!#$%&'*+.^_`|~\w-]+)=(?:([!#$%&'*+.^_`|~\w-]+)|"((?:[^"\\]|\\.)*)")$/;

/**
 * Reads a `Forwarded` header, the nearest proxy last; undefined when it does not follow its grammar.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7239#section-4
 */
export function parseForwarded(header: string): ForwardedElement[] | undefined {
  if (header.length > maximalLength) return undefined;
  const elements: ForwardedElement[] = [];
  for (const text of splitOutsideQuotes(header, ",")) {
    const pairs = splitOutsideQuotes(text, ";").map(readPair);
    if (pairs.includes(undefined)) return undefined;
    const { for: node, ...element } = Object.fromEntries(pairs.filter((entry) => entry !== undefined));
    elements.push({ ...element, ...(node === undefined ? {} : { for: withoutPort(node) }) });
  }
  return elements;
}

function splitOutsideQuotes(text: string, separator: "," | ";"): string[] {
  const pattern = separator === "," ? /(?:"(?:[^"\\]|\\.)*"|[^,])+/g : /(?:"(?:[^"\\]|\\.)*"|[^;])+/g;
  return (text.match(pattern) ?? []).map((part) => part.trim()).filter((part) => part !== "");
}

function readPair(text: string): readonly [string, string] | undefined {
  const [, name, token, quoted = ""] = pair.exec(text) ?? [];
  if (name === undefined) return undefined;
  return [name.toLowerCase(), token ?? quoted.replace(/\\(.)/g, "$1")];
}

/** `192.0.2.1:4711`, `[2001:db8::1]:4711` and `[2001:db8::1]` lose what is not the address. */
function withoutPort(node: string): string {
  const [, v6, v4] = /^(?:\[([\da-f:.]+)\](?::\w+)?|([\d.]+):\w+)$/i.exec(node) ?? [];
  return v6 ?? v4 ?? node;
}
