import { type Html, html } from "#rooms/html";
import type { IncomingRequest } from "../request/incoming-request.ts";
import type { Form } from "../request/multipart/read-multipart-form.ts";
import { requestUser } from "../request/request-user.ts";
import { debugTable } from "./debug-table.ts";
import type { ErrorReport } from "./error-report.ts";
import { redact } from "./redact.ts";

/** What was asked, without its secrets: line, query, form, headers, cookies. */
export function requestSections(request: IncomingRequest, report: ErrorReport, release: string | undefined): Html {
  return html`<section><h2>Request</h2>${factsOf(request, report, release)}</section>
${section("Query", redact(request.query))}
${section("Form", formRows(request.knownForm))}
${section("Headers", redact(Object.entries(request.headers)))}
${section("Cookies", redact(request.cookies))}`;
}

function factsOf(request: IncomingRequest, report: ErrorReport, release: string | undefined): Html {
  return debugTable([
    ["Status", `${report.status} ${report.title}`],
    ["Method", request.method],
    ["Path", request.path],
    ["Host", request.host],
    ["Scheme", request.scheme],
    ["Client", request.remoteAddress],
    ["User", requestUser.find(request) ?? "unknown"],
    ["Request", request.id],
    ["Release", release ?? "none"],
  ]);
}

function section(title: string, rows: readonly (readonly [string, string])[]): Html | undefined {
  return rows.length === 0 ? undefined : html`<section><h2>${title}</h2>${debugTable(rows)}</section>`;
}

function formRows(form: Form | undefined): [string, string][] {
  if (form === undefined) return [];
  const files = [...form.files].flatMap(([field, uploads]) =>
    uploads.map(({ name, type, size }): [string, string] => [field, `${name} (${type}, ${size} bytes)`]),
  );
  return [...redact(form.fields), ...files];
}
