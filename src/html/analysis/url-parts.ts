import { isSafeLink, isSameSite } from "../writing/safe-url.ts";
import { attributeValueWriter, type Writer } from "../writing/write-attribute.ts";
import type { AttributeToken } from "./scan-tag.ts";
import { TemplateFault, unsafe } from "./template-fault.ts";

/** A URL attribute that may run code: `link` when it is followed, `resource` when it is loaded. */
export type UrlKind = "link" | "resource";

const safeBeginnings = {
  link: /^(?:https?:|mailto:|tel:|[^:&]*[/?#])/i,
  resource: /^(?:https?:\/\/[^\\/?#&]+[/?#]|\.{0,2}\/[^\\/&]|[?#])/i,
};

/**
 * Chooses the writers of the values in a quoted URL: where the template itself says the beginning, they cannot change
 * what the URL leads to; elsewhere the first is checked together with the text around it.
 *
 * @throws TemplateFault where several values would decide together where the URL leads.
 */
export function urlWriterOf({ name, value, start }: AttributeToken, kind: UrlKind): (index: number) => Writer {
  const [before = "", after = "", ...rest] = value.split("\0");
  if (safeBeginnings[kind].test(before)) return () => attributeValueWriter(name, "text");
  const fault = faultOf({ before, after, rest }, kind);
  if (fault !== undefined) throw new TemplateFault(fault, start);
  return (index) => attributeValueWriter(name, index === 0 ? kind : "text", { before, after });
}

interface Parts {
  readonly before: string;
  readonly after: string;
  readonly rest: readonly string[];
}

function faultOf({ before, after, rest }: Parts, kind: UrlKind) {
  const isAllowed = kind === "link" ? isSafeLink : isSameSite;
  if (!isAllowed(before)) return unsafe("a URL that may run script", "Begin it with a path or with https://host/.");
  const isReferenced = before.includes("&") || /^[^/?#]*&/.test(after);
  if (isReferenced) return unsafe("a URL behind a character reference", referenceRemedy);
  const decided = kind === "link" && /[/?#:]/.test(after);
  return rest.length > 0 && !decided ? unsafe("a URL that begins with several values", severalRemedy) : undefined;
}

const referenceRemedy = "Write the character itself in the part of the URL in front of its path.";
const severalRemedy = "Put the beginning of the URL together first, and pass it as one value.";
