import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { createSite, type Route, type Site, type SiteOptions, type SiteSettings } from "#rooms/http";

/** The settings of a production site, unless a test says otherwise. */
export const siteSettings: SiteSettings = {
  DEBUG: false,
  ALLOWED_HOSTS: ["localhost", "127.0.0.1", "example.com"],
  TRUSTED_PROXIES: [],
  TRUSTED_PROXY_HEADERS: "X-Forwarded",
  CSRF_TRUSTED_ORIGINS: [],
  CSRF_COOKIE_SECURE: false,
  SECURE_HSTS_SECONDS: 0,
  SECURE_HSTS_INCLUDE_SUBDOMAINS: false,
  SECURE_HSTS_PRELOAD: false,
  SECURE_SSL_REDIRECT: false,
  DATA_UPLOAD_MAX_MEMORY_SIZE: 2_621_440,
  DATA_UPLOAD_MAX_NUMBER_FIELDS: 1000,
  DATA_UPLOAD_MAX_NUMBER_FILES: 100,
  FILE_UPLOAD_MAX_SIZE: 26_214_400,
  FILE_UPLOAD_MAX_REQUEST_SIZE: 104_857_600,
  FILE_UPLOAD_MAX_MEMORY_SIZE: 2_621_440,
  FILE_UPLOAD_TEMP_DIR: undefined,
  HTTP_SHOW_RELEASE: true,
  HTTP_KEEP_ALIVE_TIMEOUT: 5,
  HTTP_HEADERS_TIMEOUT: 15,
  HTTP_REQUEST_TIMEOUT: 120,
  HTTP_WRITE_TIMEOUT: 60,
  HTTP_CONCURRENCY: 200,
  HTTP_QUEUE_SIZE: 1000,
  HTTP_QUEUE_TIMEOUT: 10,
  HTTP_MAX_EVENT_LOOP_DELAY: 0,
  HTTP_MAX_HEADER_SIZE: 16_384,
  HTTP_MAX_HEADERS_COUNT: 100,
};

/** A site with these routes; the caller closes it. */
export function testSite(
  routes: readonly Route[],
  options: Omit<Partial<SiteOptions>, "settings"> & { readonly settings?: Partial<SiteSettings> } = {},
): Promise<Site> {
  return createSite({ ...options, routes, settings: { ...siteSettings, ...options.settings } });
}

/** Listens on a free port of this machine. */
export async function listen(site: Site): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  site.server.listen(0, "127.0.0.1", resolve);
  await promise;
  return (site.server.address() as AddressInfo).port;
}

/** Writes bytes to a port and reads until the server closes the connection. */
export function exchange(port: number, ...writes: readonly (string | Buffer)[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  const socket = connect(port, "127.0.0.1");
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", reject);
  socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  for (const bytes of writes) socket.write(bytes);
  return promise;
}

/** The head of a request that ends its connection. */
export function head(requestLine: string, ...headers: readonly string[]): string {
  return [requestLine, "Host: localhost", "Connection: close", ...headers, "", ""].join("\r\n");
}

/** The body of a form. */
export const formHeaders = { "Content-Type": "application/x-www-form-urlencoded" };
