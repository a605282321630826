/** A feed as it is written; addresses are absolute. */
export interface AtomFeed {
  readonly title: string;
  readonly subtitle: string;
  /** The page that the feed belongs to. */
  readonly address: string;
  /** The address of the feed. */
  readonly self: string;
  readonly updated: Date;
  readonly entries: readonly AtomEntry[];
}

export interface AtomEntry {
  readonly title: string;
  readonly address: string;
  readonly author: string;
  readonly published: Date;
  readonly categories: readonly string[];
  /** Markup. */
  readonly content: string;
}

/**
 * Writes a feed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function atomFeed({ title, subtitle, address, self, updated, entries }: AtomFeed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${escapeXml(title)}</title>
<subtitle>${escapeXml(subtitle)}</subtitle>
<id>${escapeXml(address)}</id>
<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<updated>${updated.toISOString()}</updated>
${entries.map(atomEntry).join("")}</feed>
`;
}

function atomEntry({ title, address, author, published, categories, content }: AtomEntry): string {
  return `<entry>
<title>${escapeXml(title)}</title>
<id>${escapeXml(address)}</id>
<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>
<author><name>${escapeXml(author)}</name></author>
<published>${published.toISOString()}</published>
<updated>${published.toISOString()}</updated>
${categories.map((term) => `<category term="${escapeXml(term)}"/>\n`).join("")}<content type="html">${escapeXml(content)}</content>
</entry>
`;
}

/** Most control characters have no place in XML, not even escaped. */
function escapeXml(text: string): string {
  const allowed = text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, "\uFFFD");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
