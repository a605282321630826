import { createHash } from "node:crypto";
import { currentConfig } from "#rooms/config";
import { TolvError } from "#rooms/errors";
import { type Html, html, unsafeHtml } from "#rooms/html";
import type { IncomingRequest } from "../request/incoming-request.ts";
import { currentRoutes } from "../routing/route-table.ts";
import { debugTable } from "./debug-table.ts";
import { errorDocument } from "./error-document.ts";
import type { ErrorReport } from "./error-report.ts";
import { failureChain } from "./failure-chain.ts";
import { redact } from "./redact.ts";
import { requestSections } from "./request-sections.ts";

/** What the page for developers shows. */
export interface DebugPageParts {
  readonly error: unknown;
  readonly report: ErrorReport;
  readonly request: IncomingRequest;
  readonly release: string | undefined;
}

const style = `
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; overflow-wrap: anywhere; background: light-dark(#fff, #15181c); color: light-dark(#222, #ddd); }
header, section { padding: 1rem clamp(1rem, 3vw, 2rem); }
header { background: light-dark(#ffc, #33301a); border-bottom: 1px solid light-dark(#ddd, #555); }
h1 { font-weight: normal; margin: 0 0 .5rem; }
pre { background: light-dark(#f6f6f6, #1f242a); padding: .75rem; overflow-x: auto; overflow-wrap: normal; }
mark { background: light-dark(#fd8, #6b5200); color: inherit; }
th { text-align: left; vertical-align: top; padding-right: 1rem; font-weight: normal; color: light-dark(#555, #aaa); }
td { min-width: 40%; }
`;

/** The policy of the page: its own style sheet, by its hash, and nothing else. */
export const debugPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'`;

const styleElement = unsafeHtml(`<style>${style}</style>`);

/** The page that developers see in DEBUG: the errors with their source, the request and the settings, no secrets. */
export function debugPage({ error, report, request, release }: DebugPageParts): Html {
  const failure = error instanceof Error ? error : new Error(String(error));
  const title = `${headingOf(failure, report)} at ${request.path}`;
  const content = html`<header>
<h1>${title}</h1>
<p><strong>${failure.message}</strong></p>
${failure instanceof TolvError && failure.hint !== undefined ? html`<p>Hint: ${failure.hint}</p>` : undefined}
</header>
<section><h2>Stack</h2>${failureChain(failure)}</section>
${routesSection(report)}
${requestSections(request, report, release)}
${settingsSection()}
<section><p>You’re seeing this page because DEBUG is on. Turn it off, and a standard page is shown.</p></section>`;
  return errorDocument({ title, head: styleElement, content });
}

/** Tolv's errors are known by their codes, all others by their classes. */
function headingOf(failure: Error, { title }: ErrorReport): string {
  return failure instanceof TolvError ? `${title} (${failure.code})` : failure.name;
}

/** What the site would have answered to. */
function routesSection({ status }: ErrorReport): Html | undefined {
  if (status !== 404) return undefined;
  const entries = [...(currentRoutes.find()?.resources.values() ?? [])].flatMap((methods) => [...methods.values()]);
  const rows = entries.map(({ route }) => [`${route.method} ${route.path}`, route.name ?? ""] as const);
  return html`<section><h2>Routes</h2>${debugTable(rows)}</section>`;
}

/** The settings as they were read; secret ones say so themselves. */
function settingsSection(): Html | undefined {
  const config = currentConfig.find();
  if (config === undefined) return undefined;
  const values = config.groups.flatMap((group) => Object.entries(JSON.parse(JSON.stringify(config.of(group)))));
  return html`<section><h2>Settings</h2>${debugTable(redact(values))}</section>`;
}
