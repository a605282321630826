import { hash } from "node:crypto";
import type { Form } from "#rooms/forms";
import { type Html, html } from "#rooms/html";

/** Where a page keeps what its row was like when it was opened. */
const fieldName = "_version";

/** The hidden field with what the row is like now. */
export function versionInput(version: string): Html {
  return html`<input type="hidden" name="${fieldName}" value="${version}">`;
}

/** Stands for the values that a form shows of a row; rows of a relation come in no certain order. */
export function versionOf({ fields }: Form): string {
  const texts = Object.entries(fields).map(([name, field]) => [name, field.texts.toSorted()]);
  return hash("sha256", JSON.stringify(texts), "base64url").slice(0, 22);
}

/** What the row was like when the page was opened; undefined from scripts that do not say. */
export function sentVersion(data: URLSearchParams): string | undefined {
  return data.get(fieldName) ?? undefined;
}
