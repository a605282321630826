/** Renders a page of the reference: its title, what it is, and its sections. */
export function renderPage(title: string, introduction: string, sections: readonly string[]): string {
  const origin = "<!-- Generated from the source by `npm run docs`: change the source, not this page. -->";
  return `${[`# ${title}`, origin, introduction, ...sections].join("\n\n").trimEnd()}\n`;
}

/** The room that an identifier such as `db.query_executed` begins with. */
export function roomOfId(id: string): string {
  return id.slice(0, id.indexOf("."));
}

/** What is known by ids, as one section a room: a heading, then each entry as `render` writes it. */
export function renderByRoom<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  render: (entry: Entry) => string,
): string[] {
  const rooms = Map.groupBy(entries, ({ id }) => roomOfId(id));
  return [...rooms].flatMap(([room, members]) => [`## ${room}`, ...members.map(render)]);
}

/** A fenced block. */
export function renderBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
