import { type Html, isHtml, unsafeHtml } from "#rooms/html";
import type { JsonValue } from "#rooms/signing";
import { HtmlMessageAsynchronous } from "./errors.ts";
import { type Message, type MessageLevel, messageLevels } from "./message.ts";

/** What stands first in a message as Django writes it. */
const marker = "__json_message";

/** Turns a message into Django's list: marker, 1 for HTML, level, text and, if there are any, more tags. */
export function writeMessage({ level, content, tags }: Message): JsonValue {
  const message = [marker, isHtml(content) ? 1 : 0, messageLevels[level], textOf(content)];
  return tags === undefined ? message : [...message, tags];
}

/** Reads Django's list; undefined for anything else. */
export function readMessage(value: JsonValue | undefined): Message | undefined {
  if (!isList(value) || value[0] !== marker) return undefined;
  const [, isSafe, number, text, tags] = value;
  if (typeof text !== "string") return undefined;
  // The signature has shown that this project, or the Django beside it, wrote the text and called it HTML.
  const content = isSafe === 1 ? unsafeHtml(text) : text;
  return { level: levelOf(number), content, ...(typeof tags === "string" && { tags }) };
}

function textOf(content: string | Html): string {
  if (typeof content === "string") return content;
  const text = content.render();
  if (typeof text !== "string") throw new HtmlMessageAsynchronous({});
  return text;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A level of the project's own, which Django allows, counts as the named one below it. */
function levelOf(number: JsonValue | undefined): MessageLevel {
  const levels = Object.entries(messageLevels) as [MessageLevel, number][];
  return levels.findLast(([, level]) => typeof number === "number" && level <= number)?.[0] ?? "debug";
}
