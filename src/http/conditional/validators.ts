import { HeaderInvalid } from "../errors.ts";
import type { HttpHeaders } from "../response/http-headers.ts";

/** What tells one state of a page from another; with neither, there is no such page yet. */
export interface Validators {
  /** Changes with every change of the page: a hash, a version; quoted here unless it is already. */
  readonly etag?: string | undefined;
  /** When the page last changed; counts in whole seconds. */
  readonly lastModified?: Date | undefined;
}

const entityTag = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;

/**
 * Puts an entity tag between its quotes.
 *
 * @throws HeaderInvalid when it has a quote or a space in it.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3
 */
export function quoteEtag(etag: string): string {
  const quoted = entityTag.test(etag) ? etag : `"${etag}"`;
  if (!entityTag.test(quoted)) throw new HeaderInvalid({ name: "ETag", problem: `${quoted} is no entity tag` });
  return quoted;
}

/** The validators that a response carries. */
export function validatorsOf(headers: HttpHeaders): Validators {
  return { etag: headers.get("ETag"), lastModified: parseHttpDate(headers.get("Last-Modified")) };
}

/** Writes the validators into a response that does not have them. */
export function setValidators(headers: HttpHeaders, { etag, lastModified }: Validators): void {
  if (etag !== undefined) headers.setDefault("ETag", quoteEtag(etag));
  if (lastModified !== undefined) headers.setDefault("Last-Modified", lastModified.toUTCString());
}

/** Reads the one form of date that clients of this century send; undefined for anything else. */
export function parseHttpDate(text: string | undefined): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) || date.toUTCString() !== text ? undefined : date;
}
