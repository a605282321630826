import { createHash } from "node:crypto";
import { TolvError } from "#rooms/errors";
import { type Html, html, unsafeHtml } from "#rooms/html";
import type { HttpRequest } from "../request/http-request.ts";
import { currentRoutes } from "../routing/route-table.ts";
import type { ErrorReport } from "./error-report.ts";
import { redact } from "./redact.ts";
import { type SourceExcerpt, sourceExcerpt } from "./source-excerpt.ts";

/** What the page for developers shows. */
export interface DebugPageParts {
  readonly error: unknown;
  readonly report: ErrorReport;
  readonly request: HttpRequest;
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

/** The page that developers see in DEBUG: the error, its stack with the source, the request without its secrets. */
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
<section><h2>Stack</h2>${excerptOf(sourceExcerpt(failure))}<pre>${failure.stack}</pre>${causes(failure)}</section>
${routesSection(report)}
<section><h2>Request</h2>${requestTable(request, report, release)}</section>
<section><h2>Headers</h2>${table(redact(request.headers))}</section>
<section><h2>Cookies</h2>${table(redact(Object.fromEntries(request.cookies)))}</section>
<section><p>You’re seeing this page because DEBUG is on. Turn it off, and a standard page is shown.</p></section>
</body>
</html>
`;
}

function excerptOf(excerpt: SourceExcerpt | undefined): Html | undefined {
  if (excerpt === undefined) return undefined;
  const lines = excerpt.lines.map(({ number, text }) => {
    const line = `${String(number).padStart(5)}  ${text}\n`;
    return number === excerpt.line ? html`<mark>${line}</mark>` : line;
  });
  return html`<p>${excerpt.file}, line ${excerpt.line}</p><pre>${lines}</pre>`;
}

function causes(error: Error): Html[] {
  if (!(error.cause instanceof Error)) return [];
  return [html`<p>Caused by</p><pre>${error.cause.stack}</pre>`, ...causes(error.cause)];
}

function requestTable(request: HttpRequest, report: ErrorReport, release: string | undefined): Html {
  const query = redact(Object.fromEntries(request.query)).map((pair) => pair.join("="));
  return table([
    ["Status", `${report.status} ${report.title}`],
    ["Method", request.method],
    ["Path", request.path],
    ["Query", query.join("&")],
    ["Host", request.host],
    ["Scheme", request.scheme],
    ["Client", request.remoteAddress],
    ["Request", request.id],
    ["Release", release ?? "none"],
  ]);
}

/** What the site would have answered to. */
function routesSection({ status }: ErrorReport): Html | undefined {
  const entries = [...(currentRoutes.find()?.resources.values() ?? [])].flatMap((methods) => [...methods.values()]);
  if (status !== 404) return undefined;
  const rows = entries.map(({ route }) => [`${route.method} ${route.path}`, route.name ?? ""] as const);
  return html`<section><h2>Routes</h2>${table(rows)}</section>`;
}

function table(rows: readonly (readonly [string, string])[]): Html {
  return html`<table>${rows.map(([name, value]) => html`<tr><th>${name}</th><td>${value}</td></tr>`)}</table>`;
}
