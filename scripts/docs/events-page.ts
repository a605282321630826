import type { SourceTree } from "../../test/architecture/source-tree.ts";
import type { Definition } from "./definitions.ts";
import { renderBlock, renderByRoom, renderPage } from "./page.ts";

const introduction = `What happens in a running project, told over [diagnostics channels](https://nodejs.org/api/diagnostics_channel.html):
the channel of \`db.query_executed\` is \`tolv:db.query_executed\`. Listeners are called synchronously; the log is made
by such listeners (\`defineLogRecord\`).

\`\`\`ts
import { queryExecuted } from "tolv/db";

const stop = queryExecuted.subscribe(({ sql, milliseconds }) => slowest.offer(sql, milliseconds));
\`\`\``;

/** What the page of the events is made from. */
export interface EventSources {
  readonly definitions: readonly Definition[];
  readonly tree: SourceTree;
  /** How an application imports the channel of a name. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Renders the page of the events, one section a room. */
export function renderEventsPage({ definitions, tree, imports }: EventSources): string {
  const sections = renderByRoom(definitions, ({ id, summary, type, path }) => {
    const declaration = declarationOf(type, tree.get(path) ?? "");
    const origin = imports.get(id);
    const parts = [`### ${id}`, summary, origin && `${origin}.`, "It carries:", renderBlock("ts", declaration)];
    return parts.filter(Boolean).join("\n\n");
  });
  return renderPage("Events", introduction, sections);
}

/** An interface of the same file as it is declared there; any other type as it is written. */
function declarationOf(type: string, source: string): string {
  const start = source.indexOf(`interface ${type} {\n`);
  return start === -1 ? type : source.slice(start, source.indexOf("\n}", start) + 2);
}
