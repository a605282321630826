import { asciiJson, pythonJson } from "#rooms/util";

/** A row that was changed together with the one whose page it was: a comment on the page of its post. */
export interface RelatedObject {
  /** The verbose name of its model. */
  readonly name: string;
  /** The row as text. */
  readonly object: string;
}

/** One thing that was done, in Django's form; what names no related object happened to the row of the page itself. */
export type AdminChange =
  | { readonly added: RelatedObject | Readonly<Record<string, never>> }
  | { readonly changed: Partial<RelatedObject> & { readonly fields: readonly string[] } }
  | { readonly deleted: RelatedObject };

/**
 * Writes what was done as the column `change_message` holds it, byte for byte as Django does.
 *
 * @example
 * writeChangeMessage([{ changed: { fields: ["Title", "Status"] } }]);
 */
export function writeChangeMessage(changes: readonly AdminChange[]): string {
  return pythonJson(changes.map(inDjangosOrder), asciiJson);
}

/**
 * Turns the column `change_message` into a sentence; text that is no JSON, as old versions of Django wrote it, stays.
 *
 * @example
 * renderChangeMessage('[{"changed": {"fields": ["Title", "Status"]}}]'); // "Changed Title and Status."
 */
export function renderChangeMessage(message: string): string {
  const changes = parseList(message);
  if (changes === undefined) return message;
  const sentences = changes.map(sentenceOf).filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? "No fields changed." : sentences.join(" ");
}

function inDjangosOrder(change: AdminChange): AdminChange {
  if (!("changed" in change)) return change;
  const { fields, ...related } = change.changed;
  return { changed: { ...related, fields } };
}

function parseList(message: string): readonly unknown[] | undefined {
  if (!message.startsWith("[")) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

function sentenceOf(change: unknown): string | undefined {
  const { added, changed, deleted } = members(change);
  if (added !== undefined) return Object.hasOwn(members(added), "name") ? `Added ${named(added)}.` : "Added.";
  if (changed !== undefined) return `Changed ${fieldsOf(changed)}.`;
  return deleted === undefined ? undefined : `Deleted ${named(deleted)}.`;
}

function fieldsOf(changed: unknown): string {
  const { fields } = members(changed);
  const list = inWords(Array.isArray(fields) ? fields.map(String) : []);
  return Object.hasOwn(members(changed), "name") ? `${list} for ${named(changed)}` : list;
}

function inWords(list: readonly string[]): string {
  const [last = "", ...others] = list.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(", ")} and ${last}`;
}

function named(related: unknown): string {
  const { name, object } = members(related);
  return `${name} “${object}”`;
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
