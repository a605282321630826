import type { HttpRequest } from "tolv/http";

/** An address of this site with its scheme and host, which ALLOWED_HOSTS has verified. */
export function absoluteUrl({ scheme, host }: HttpRequest, address: string): string {
  return `${scheme}://${host}${address}`;
}
