import { createHash } from "node:crypto";
import { currentConfig } from "#rooms/config";
import { TolvError } from "#rooms/errors";
import { type Html, html, unsafeHtml } from "#rooms/html";
import type { IncomingRequest } from "../request/incoming-request.ts";
import { currentRoutes } from "../routing/route-table.ts";
import { debugTable } from "./debug-table.ts";
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
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; color: #222; }
header, section { padding: 1rem 2rem; }
header { background: #ffc; border-bottom: 1px solid #ddd; }
h1 { font-weight: normal; margin: 0 0 .5rem; overflow-wrap: anywhere; }
pre { background: #f6f6f6; padding: .75rem; overflow-x: auto; }
mark { background: #fd8; }
th { text-align: left; vertical-align: top; padding-right: 1rem; font-weight: normal; color: #555; }
td { overflow-wrap: anywhere; }
`;

/** The policy of the page: its own style sheet, by its hash, and nothing else. */
export const debugPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'`;

const styleElement = unsafeHtml(`<style>${style}</style>`);

/** The page that developers see in DEBUG: the errors with their source, the request and the settings, no secrets. */
export function debugPage({ error, report, request, release }: DebugPageParts): Html {
  const failure = error instanceof Error ? error : new Error(String(error));
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="robots" content="noindex"><title>${failure.name} at ${request.path}</title>${styleElement}</head>
<body>
<header>
<h1>${failure.name}${failure instanceof TolvError ? ` (${failure.code})` : ""} at ${request.path}</h1>
<p><strong>${failure.message}</strong></p>
${failure instanceof TolvError && failure.hint !== undefined ? html`<p>Hint: ${failure.hint}</p>` : undefined}
</header>
<section><h2>Stack</h2>${failureChain(failure)}</section>
${routesSection(report)}
${requestSections(request, report, release)}
${settingsSection()}
<section><p>You’re seeing this page because DEBUG is on. Turn it off, and a standard page is shown.</p></section>
</body>
</html>
`;
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
