import type { ErrorSpecification } from "#rooms/errors";
import type { Definition } from "./definitions.ts";
import { messageTemplate } from "./message-template.ts";
import { renderBlock, renderByRoom, renderPage } from "./page.ts";

const introduction = `Every error that Tolv raises on purpose, by its code. Codes are stable and never reused; third parties have a prefix of
their own. A text in braces is filled in from \`error.details\`. The status is the one that a request ends with when
nobody catches the error.`;

/** What the page of the errors is made from. */
export interface ErrorSources {
  readonly definitions: readonly Definition[];
  readonly specifications: ReadonlyMap<string, ErrorSpecification<never>>;
  /** How an application imports the error of a code: `NotFound` from `tolv/http`. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Renders the page of the errors, one section a room. */
export function renderErrorsPage({ definitions, specifications, imports }: ErrorSources): string {
  const entries = definitions.flatMap((definition) => {
    const specification = specifications.get(definition.id);
    return specification === undefined ? [] : [{ ...definition, specification }];
  });
  const sections = renderByRoom(entries, ({ id, summary, specification }) => {
    const { status = 500, message, hint } = specification;
    const origin = [`Status ${status}`, imports.get(id)].filter((part) => part !== undefined).join("; ");
    const texts = [message, hint].filter((text) => text !== undefined).map(messageTemplate);
    return [`### ${id}`, summary, `${origin}.`, renderBlock("text", texts.join("\n"))].filter(Boolean).join("\n\n");
  });
  return renderPage("Errors", introduction, sections);
}
