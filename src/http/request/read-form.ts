import { BadRequest, TooManyFields, UnsupportedMediaType } from "../errors.ts";
import type { HttpRequest } from "./http-request.ts";

const formType = "application/x-www-form-urlencoded";

/** True when the body is said to be a form. */
export function isFormType(request: HttpRequest): boolean {
  return mediaType(request) === formType;
}

/** The type of the body in lower case, without its parameters. */
export function mediaType(request: HttpRequest): string {
  const [type = ""] = (request.header("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/**
 * Parses the fields of a form.
 *
 * @throws BadRequest, TooManyFields, UnsupportedMediaType
 * @see https://url.spec.whatwg.org/#urlencoded-parsing (which puts U+FFFD where this refuses)
 */
export async function readForm(request: HttpRequest, maxFields: number): Promise<URLSearchParams> {
  const body = await request.body();
  if (body.length > 0 && !isFormType(request)) {
    throw new UnsupportedMediaType({ found: mediaType(request), expected: formType });
  }
  const pairs = body
    .toString("latin1")
    .split("&")
    .filter((pair) => pair !== "");
  if (pairs.length > maxFields) throw new TooManyFields({ limit: maxFields });
  const fields = new URLSearchParams();
  for (const pair of pairs) {
    const [name = ""] = pair.split("=", 1);
    fields.append(decode(name), decode(pair.slice(name.length + 1)));
  }
  return fields;
}

function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    // Bytes that were not percent-encoded, as some clients send them, are encoded first.
    return decodeURIComponent(spaced.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`));
  } catch (cause) {
    throw new BadRequest({ problem: "The form is not percent-encoded UTF-8." }, { cause });
  }
}
