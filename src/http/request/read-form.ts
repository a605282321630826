import { BadRequest, TooManyFields, UnsupportedMediaType } from "../errors.ts";
import type { HttpRequest } from "./http-request.ts";

const formType = "application/x-www-form-urlencoded";
const multipartType = "multipart/form-data";

/** What the type of a body is read from. */
type Headed = Pick<HttpRequest, "header">;

/** True when the body is said to be a form. */
export function isFormType(request: Headed): boolean {
  return mediaType(request) === formType || isMultipart(request);
}

/** True when the body is said to be a form that may hold files. */
export function isMultipart(request: Headed): boolean {
  return mediaType(request) === multipartType;
}

/** The type of the body in lower case, without its parameters. */
export function mediaType(request: Headed): string {
  const [type = ""] = (request.header("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/**
 * Parses the fields of a form without files.
 *
 * @throws BadRequest, TooManyFields, UnsupportedMediaType
 * @see https://url.spec.whatwg.org/#urlencoded-parsing (which puts U+FFFD where this refuses)
 */
export function readForm(body: Buffer, request: Headed, maxFields: number): URLSearchParams {
  const found = mediaType(request);
  if (body.length > 0 && found !== formType) {
    throw new UnsupportedMediaType({ found, expected: `${formType} or ${multipartType}` });
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
