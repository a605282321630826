import { type ModelField, PlainDate, PlainTime } from "#rooms/db";
import { formatDate, formatDateTime, formatTime } from "#rooms/formats";
import { type Html, html, isHtml } from "#rooms/html";

/** What stands in the place of a value that there is not. */
export const nothing = "-";

/** How a value is to be shown. */
export interface ValueDisplay {
  /** Whose value it is: its choices have labels. */
  readonly field?: ModelField | undefined;
  /** Shows true and false as signs. */
  readonly isBoolean?: boolean;
  /** What stands in the place of null and of an empty text. */
  readonly empty?: string;
}

/** Shows a value as people read it: choices by their labels, moments in the project's time zone, truth as a sign. */
export function showValue(
  value: unknown,
  { field, isBoolean = false, empty = nothing }: ValueDisplay = {},
): Html | string {
  if (isBoolean && (typeof value === "boolean" || value === null)) return sign(value);
  if (value === null || value === undefined || value === "") return empty;
  const choice = field?.field.choices?.find(([chosen]) => chosen === value);
  return choice?.[1] ?? textOf(value);
}

/** A sign that is told by its form and its text, not by its colour alone. */
function sign(value: boolean | null): Html {
  const [kind, text] = value === null ? ["unknown", "Unknown"] : value ? ["yes", "Yes"] : ["no", "No"];
  return html`<span class="sign ${kind}"><span class="visually-hidden">${text}</span></span>`;
}

function textOf(value: unknown): Html | string {
  if (value instanceof Date) return formatDateTime(value);
  if (value instanceof PlainDate) return formatDate(value);
  if (value instanceof PlainTime) return formatTime(value);
  if (isHtml(value)) return value;
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  const isJson =
    typeof value === "object" && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);
  return isJson ? JSON.stringify(value) : String(value);
}
