import type { IncomingMessage } from "node:http";
import { BadRequest, TooManyHeaders, TransferCodingUnsupported, VersionUnsupported } from "../errors.ts";
import type { SiteSettings } from "../settings.ts";

/**
 * Lets only messages pass that every server on the way reads alike, as far as Node's parser leaves that open.
 *
 * @throws VersionUnsupported, TooManyHeaders, TransferCodingUnsupported, BadRequest
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.1
 */
export function verifyMessage(message: IncomingMessage, settings: SiteSettings): void {
  const { httpVersion, httpVersionMajor, rawHeaders, headers } = message;
  if (httpVersionMajor !== 1) throw new VersionUnsupported({ version: httpVersion });
  const limit = settings.HTTP_MAX_HEADERS_COUNT;
  if (rawHeaders.length / 2 > limit) throw new TooManyHeaders({ limit });
  const coding = headers["transfer-encoding"];
  if (coding === undefined) return;
  if (hasDubiousFraming(message)) throw new BadRequest({ problem: "HTTP/1.0 has no transfer codings." });
  if (coding.toLowerCase() !== "chunked") throw new TransferCodingUnsupported({ coding });
}

/** True where a server of HTTP/1.0 on the way may have seen another end of the body. */
export function hasDubiousFraming({ httpVersionMinor, headers }: IncomingMessage): boolean {
  return httpVersionMinor === 0 && headers["transfer-encoding"] !== undefined;
}
