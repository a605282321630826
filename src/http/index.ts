export { httpChecks } from "./checks.ts";
export { conditional } from "./conditional/conditional.ts";
export type { Validators } from "./conditional/validators.ts";
export { createSite } from "./create-site.ts";
export { csrfFieldName, csrfInput, csrfToken, rotateCsrfToken } from "./csrf/csrf-cookie.ts";
export { defineHook, type Hook } from "./define-hook.ts";
export type { ErrorPage, ErrorPages } from "./error-pages/custom-pages.ts";
export type { ErrorReport } from "./error-pages/error-report.ts";
export { prefersJson } from "./error-pages/prefers-json.ts";
export { BadRequest, MethodNotAllowed, NotFound, PermissionDenied } from "./errors.ts";
export {
  connectionRefused,
  type RequestFinished,
  readinessFailed,
  requestFailed,
  requestFinished,
  requestStarted,
} from "./events.ts";
export { isHealthPath } from "./health/answer-health.ts";
export { defineReadiness, type Readiness } from "./health/define-readiness.ts";
export { httpLogRecords } from "./log.ts";
export { currentRequest, type HttpRequest, type TraceContext } from "./request/http-request.ts";
export type { FieldPart, FilePart, Part, UploadLimits } from "./request/multipart/part.ts";
export type { UploadedFile } from "./request/multipart/uploaded-file.ts";
export { defineRequestKey, type RequestKey } from "./request/request-key.ts";
export { requestStatements, type StatementTally } from "./request/request-statements.ts";
export { requestUser } from "./request/request-user.ts";
export { allowSources, type PolicySources } from "./response/content-security-policy.ts";
export { HttpHeaders } from "./response/http-headers.ts";
export { type BodySource, type HttpBody, HttpResponse, type HttpResponseOptions } from "./response/http-response.ts";
export { neverCache } from "./response/never-cache.ts";
export { type RedirectOptions, respond } from "./response/respond.ts";
export type { CookieOptions } from "./response/set-cookie.ts";
export { mount } from "./routing/mount.ts";
export type { PathParams, RouteParams } from "./routing/path-params.ts";
export { reverse } from "./routing/reverse.ts";
export { type Handler, type HandlerResult, type Route, type RouteOptions, route } from "./routing/route.ts";
export { createRouteTable, currentRoutes, type RouteTable } from "./routing/route-table.ts";
export { httpSettings, type SiteSettings } from "./settings.ts";
export type { InjectRequest, InjectResponse, Load, RunTransaction, Site, SiteOptions } from "./site.ts";
