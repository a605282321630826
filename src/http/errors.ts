import { defineError } from "#rooms/errors";

/** Raised, or thrown by a handler, when there is nothing at the address: ends the request with 404. */
export const NotFound = defineError<{ what: string }>("http.not_found", {
  status: 404,
  message: ({ what }) => `${what} was not found.`,
});

/** Thrown by a handler when the user may not do this: ends the request with 403. */
export const PermissionDenied = defineError<{ reason: string }>("http.permission_denied", {
  status: 403,
  message: ({ reason }) => reason,
});

/** There are routes at the address, but none for the method: ends with 405 and an `Allow` header. */
export const MethodNotAllowed = defineError<{ method: string; allowed: readonly string[] }>("http.method_not_allowed", {
  status: 405,
  message: ({ method, allowed }) => `The method ${method} is not allowed here; allowed: ${allowed.join(", ")}.`,
});

/** A method that no route can have. */
export const MethodNotImplemented = defineError<{ method: string }>("http.method_not_implemented", {
  status: 501,
  message: ({ method }) => `The method ${method} is not implemented by this server.`,
});

/** Something was sent to an address that lacks its final slash. */
export const SlashMissing = defineError<{ method: string; path: string }>("http.slash_missing", {
  status: 404,
  message: ({ method, path }) =>
    `A ${method} arrived at ${path}, which has no slash at its end; a redirect would lose its data.`,
  hint: ({ path }) => `Send it to ${path}/ (look at the form's action).`,
});

/** The request was not meant for this site: see `verifyHost`. */
export const HostRefused = defineError<{ host: string; problem: string }>("http.host_refused", {
  status: 400,
  message: ({ host, problem }) => `The Host header ${JSON.stringify(host)} ${problem}.`,
  hint: ({ host }) => `If this name is yours, add ${JSON.stringify(host)} to ALLOWED_HOSTS.`,
});

/** More requests than this process can work on: ends with 503 and `Retry-After`. */
export const ServerBusy = defineError<{ reason: string }>("http.server_busy", {
  status: 503,
  message: ({ reason }) => `The server is busy: ${reason}.`,
  hint: "Start more processes, or look for what takes long; HTTP_CONCURRENCY and HTTP_QUEUE_SIZE bound the work.",
});

/** A request with more headers than HTTP_MAX_HEADERS_COUNT. */
export const TooManyHeaders = defineError<{ limit: number }>("http.too_many_headers", {
  status: 431,
  message: ({ limit }) => `The request has more than ${limit} headers.`,
  hint: "Raise HTTP_MAX_HEADERS_COUNT if requests of this kind are meant to be accepted.",
});

/** A body in a coding that nobody here takes off. */
export const TransferCodingUnsupported = defineError<{ coding: string }>("http.transfer_coding_unsupported", {
  status: 501,
  message: ({ coding }) => `The transfer coding ${JSON.stringify(coding)} is not implemented; expected "chunked".`,
});

/** A request of another major version of HTTP. */
export const VersionUnsupported = defineError<{ version: string }>("http.version_unsupported", {
  status: 505,
  message: ({ version }) => `HTTP/${version} is not spoken here; expected HTTP/1.1.`,
});

/** Raised, or thrown by a handler, when the request makes no sense: ends with 400 and the problem. */
export const BadRequest = defineError<{ problem: string }>("http.bad_request", {
  status: 400,
  message: ({ problem }) => problem,
});

/** A body over DATA_UPLOAD_MAX_MEMORY_SIZE, or one with files over FILE_UPLOAD_MAX_REQUEST_SIZE. */
export const BodyTooLarge = defineError<{ limit: number }>("http.body_too_large", {
  status: 413,
  message: ({ limit }) => `The body of the request is larger than ${limit} bytes.`,
  hint:
    "Raise DATA_UPLOAD_MAX_MEMORY_SIZE, or for forms with files FILE_UPLOAD_MAX_REQUEST_SIZE, " +
    "if requests of this size are meant to be accepted.",
});

/** An uploaded file over FILE_UPLOAD_MAX_SIZE. */
export const FileTooLarge = defineError<{ limit: number }>("http.file_too_large", {
  status: 413,
  message: ({ limit }) => `A file of the request is larger than ${limit} bytes.`,
  hint: "Raise FILE_UPLOAD_MAX_SIZE if files of this size are meant to be accepted.",
});

/** A form with more files than DATA_UPLOAD_MAX_NUMBER_FILES. */
export const TooManyFiles = defineError<{ limit: number }>("http.too_many_files", {
  status: 400,
  message: ({ limit }) => `The request has more than ${limit} files.`,
  hint: "Raise DATA_UPLOAD_MAX_NUMBER_FILES if forms of this size are meant to be accepted.",
});

/** A body that streamed past was asked for once more. */
export const BodyAlreadyRead = defineError<Record<string, never>>("http.body_already_read", {
  message: () => "The body of the request has been read as a stream and is gone.",
  hint:
    "Read it in one way: `parts()`, or `form()` and `files()`. " +
    "A POST without the X-CSRFToken header has its form read by the CSRF check, before the handler.",
});

/** A query or form over DATA_UPLOAD_MAX_NUMBER_FIELDS. */
export const TooManyFields = defineError<{ limit: number }>("http.too_many_fields", {
  status: 400,
  message: ({ limit }) => `The request has more than ${limit} fields.`,
  hint: "Raise DATA_UPLOAD_MAX_NUMBER_FIELDS if forms of this size are meant to be accepted.",
});

/** A body of another type than the handler reads. */
export const UnsupportedMediaType = defineError<{ found: string; expected: string }>("http.unsupported_media_type", {
  status: 415,
  message: ({ found, expected }) => `The body is of type ${JSON.stringify(found)}; expected ${expected}.`,
});

/** The client asked for, or wanted to change, another state of the page than it has: see `conditional`. */
export const PreconditionFailed = defineError<Record<string, never>>("http.precondition_failed", {
  status: 412,
  message: () => "What is here has changed since it was last read.",
  hint: "Read it again, and send its new ETag or Last-Modified.",
});

/** A request that changes something and may come from another site: see `verifyCsrf`. */
export const CsrfFailed = defineError<{ reason: string }>("http.csrf_failed", {
  status: 403,
  message: ({ reason }) => `CSRF verification failed. Request aborted. ${reason}`,
});

/** A header that could break out of its line. */
export const HeaderInvalid = defineError<{ name: string; problem: string }>("http.header_invalid", {
  message: ({ name, problem }) => `The response header ${JSON.stringify(name)} was refused: ${problem}.`,
  hint: "Header values are visible Latin-1 characters on one line; encode anything else.",
});

/** A source that would make the Content-Security-Policy worthless, or that is none: see `allowSources`. */
export const PolicySourceRefused = defineError<{ directive: string; source: string }>("http.policy_source_refused", {
  message: ({ directive, source }) => `The source ${JSON.stringify(source)} was refused for ${directive}.`,
  hint: "Name a server such as https://images.example.com; put scripts and styles into files, or vouch for them by hash.",
});

/** A cookie that could break out of its place. */
export const CookieInvalid = defineError<{ name: string; problem: string }>("http.cookie_invalid", {
  message: ({ name, problem }) => `The cookie ${JSON.stringify(name)} was refused: ${problem}.`,
  hint: "Encode the value, for instance with encodeURIComponent or base64url.",
});

/** A redirect to a scheme such as `javascript:`. */
export const RedirectUnsafe = defineError<{ scheme: string }>("http.redirect_unsafe", {
  message: ({ scheme }) => `A redirect to the scheme ${JSON.stringify(scheme)} was refused.`,
  hint: "Redirect to a path, or to an http or https address.",
});

/** A handler or hook returned what cannot be sent. */
export const ResponseInvalid = defineError<{ found: string; where: string }>("http.response_invalid", {
  message: ({ found, where }) => `${where} returned ${found}, which is no response.`,
  hint: "Return an HttpResponse (`respond.html(…)`, `respond.redirect(…)`) or an Html value.",
});

/** A request key was read before it was set. */
export const RequestStateMissing = defineError<{ name: string }>("http.request_state_missing", {
  message: ({ name }) => `The request has no "${name}".`,
  hint: "Is the hook that sets it installed, and does it run before this one?",
});

/** A route path or prefix that cannot be understood. */
export const RouteInvalid = defineError<{ path: string; problem: string }>("http.route_invalid", {
  message: ({ path, problem }) => `The route path ${JSON.stringify(path)} is malformed: ${problem}.`,
  hint: "Write `/posts/:slug/`; a parameter fills its segment and may name a converter: `:id<int>`.",
});

/** Two routes with the same method match the same addresses. */
export const RouteDuplicate = defineError<{ method: string; path: string }>("http.route_duplicate", {
  message: ({ method, path }) => `The route ${method} ${path} is declared twice.`,
});

/** Two paths have the same name. */
export const RouteNameTaken = defineError<{ name: string; paths: readonly [string, string] }>("http.route_name_taken", {
  message: ({ name, paths }) => `The route name "${name}" is given to two paths: ${paths.join(" and ")}.`,
});

/** `reverse` found no address. */
export const NoReverseMatch = defineError<{ name: string; problem: string }>("http.no_reverse_match", {
  message: ({ name, problem }) => `No address for "${name}": ${problem}.`,
});
