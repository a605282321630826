import { Json, json } from "../json.ts";
import { isPromiseLike, type Markup, pending } from "../markup.ts";
import { unsupported } from "./write-text.ts";

/** Writes the whole content of a script of type `application/json`. */
export function writeScriptData(value: unknown): Markup {
  if (value instanceof Json) return value.text;
  if (typeof value === "object" && value !== null) {
    if (isPromiseLike(value)) return pending(value, writeScriptData);
    throw unsupported(value, "script data, unless through json(…),");
  }
  return json(value ?? null).text;
}
