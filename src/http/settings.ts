import { defineSettings, env, type kernelSettings } from "#rooms/config";
import { originListType, peerListType } from "./setting-types.ts";

/** The settings of the web front. */
export const httpSettings = defineSettings("http", {
  TRUSTED_PROXIES: env
    .of(peerListType)
    .default([])
    .describe("Addresses or networks (10.0.0.0/8) whose headers about the client count; unix for a unix socket."),
  TRUSTED_PROXY_HEADERS: env
    .choice(["X-Forwarded", "Forwarded"])
    .default("X-Forwarded")
    .describe("What the proxies write: X-Forwarded-For and X-Forwarded-Proto, or Forwarded. The others are ignored."),
  CSRF_TRUSTED_ORIGINS: env
    .of(originListType)
    .default([])
    .describe("Origins besides the site's own that may post to it, such as https://*.example.com."),
  CSRF_COOKIE_SECURE: env
    .boolean()
    .default(true)
    .developmentDefault(false)
    .describe("Sends the CSRF cookie over https only."),
  SECURE_HSTS_SECONDS: env
    .integer({ min: 0 })
    .default(0)
    .describe("How long browsers must insist on https, in seconds; 0 sends no such header."),
  SECURE_HSTS_INCLUDE_SUBDOMAINS: env
    .boolean()
    .default(false)
    .describe("Makes browsers insist on https for all subdomains too."),
  SECURE_HSTS_PRELOAD: env
    .boolean()
    .default(false)
    .describe("Says that the domain may be put on the browsers' own lists of https sites."),
  SECURE_SSL_REDIRECT: env
    .boolean()
    .default(false)
    .describe("Redirects http to https; behind a proxy that ends TLS, TRUSTED_PROXIES tells the two apart."),
  DATA_UPLOAD_MAX_MEMORY_SIZE: env
    .integer({ min: 0 })
    .default(2_621_440)
    .describe("The largest accepted body in bytes, not counting the files of a form."),
  DATA_UPLOAD_MAX_NUMBER_FIELDS: env
    .integer({ min: 1 })
    .default(1000)
    .describe("The largest accepted number of fields in a query or a form."),
  DATA_UPLOAD_MAX_NUMBER_FILES: env
    .integer({ min: 0 })
    .default(100)
    .describe("The largest accepted number of files in a form."),
  FILE_UPLOAD_MAX_SIZE: env.integer({ min: 0 }).default(26_214_400).describe("The largest accepted file, in bytes."),
  FILE_UPLOAD_MAX_REQUEST_SIZE: env
    .integer({ min: 0 })
    .default(104_857_600)
    .describe("The largest accepted form with files, in bytes."),
  FILE_UPLOAD_MAX_MEMORY_SIZE: env
    .integer({ min: 0 })
    .default(2_621_440)
    .describe("Bytes that the files of a request may take in memory; the others wait on disk."),
  FILE_UPLOAD_TEMP_DIR: env
    .string()
    .optional()
    .describe("The folder in which uploaded files wait while their request is answered; without it the system's."),
  HTTP_SHOW_RELEASE: env
    .boolean()
    .default(true)
    .describe("Tells visitors the release: as X-Release, and on error pages. Health answers tell it in any case."),
  HTTP_KEEP_ALIVE_TIMEOUT: env
    .integer({ min: 1 })
    .default(5)
    .describe("Seconds an idle connection is kept; behind a proxy, more than the proxy's own idle timeout."),
  HTTP_HEADERS_TIMEOUT: env
    .integer({ min: 1 })
    .default(15)
    .describe("Seconds within which the headers of a request must have arrived."),
  HTTP_REQUEST_TIMEOUT: env
    .integer({ min: 1 })
    .default(120)
    .describe("Seconds within which a whole request, its body included, must have arrived."),
  HTTP_WRITE_TIMEOUT: env
    .integer({ min: 1 })
    .default(60)
    .describe("Seconds within which a client must take something of the answer that waits for it."),
  HTTP_CONCURRENCY: env
    .integer({ min: 1 })
    .default(200)
    .describe("How many requests one process works on at once; the others wait."),
  HTTP_QUEUE_SIZE: env
    .integer({ min: 0 })
    .default(1000)
    .describe("How many requests may wait for their turn; the others get 503 at once."),
  HTTP_QUEUE_TIMEOUT: env
    .integer({ min: 1 })
    .default(10)
    .describe("Seconds that a request waits for its turn before it gets 503."),
  HTTP_MAX_EVENT_LOOP_DELAY: env
    .integer({ min: 0 })
    .default(1000)
    .describe("Milliseconds of delay of the event loop, on average, over which requests get 503; 0 for no limit."),
  HTTP_MAX_HEADER_SIZE: env
    .integer({ min: 1024 })
    .default(16_384)
    .describe("The largest accepted request line and headers together, in bytes."),
  HTTP_MAX_HEADERS_COUNT: env.integer({ min: 10 }).default(100).describe("The largest accepted number of headers."),
});

/** What a site needs to know of the configuration. */
export type SiteSettings = ReturnType<typeof httpSettings.values> &
  Pick<ReturnType<typeof kernelSettings.values>, "DEBUG" | "ALLOWED_HOSTS">;
