import { isoDate, isoDateTime, isoTime, parseDate, parseDateTime, parseTime } from "#rooms/formats";
import { type AttributeValue, attributes, html } from "#rooms/html";
import { controlAttributes } from "./control-attributes.ts";
import type { Control, Widget } from "./widget.ts";

/** A widget of one `<input>`; `own` are the attributes that only this widget has. */
export function input(type: string, own: Readonly<Record<string, AttributeValue>> = {}): Widget {
  return inputShowing(type, { own, show: ({ texts }) => texts.at(-1) });
}

/** A password is never sent back. */
export function passwordInput(): Widget {
  return inputShowing("password", { show: () => undefined });
}

/** One `<input type="hidden">` for each text. */
export function hidden(): Widget {
  return {
    layout: "hidden",
    render: ({ name, id, texts }) =>
      html`${(texts.length === 0 ? [""] : texts).map((text, index) => {
        return html`<input type="hidden" name="${name}" value="${text}" id="${index === 0 ? id : `${id}_${index}`}">`;
      })}`,
  };
}

/** A calendar; what was typed in another form than ISO 8601 is shown in that one. */
export function dateInput(): Widget {
  return inputShowing("date", { show: ({ texts: [text = ""] }) => shownDate(text) });
}

/** A clock with seconds. */
export function timeInput(): Widget {
  return inputShowing("time", { own: { step: 1 }, show: ({ texts: [text = ""] }) => shownTime(text) });
}

/** Calendar and clock in one, `<input type="datetime-local">`; reads Django's two controls too. */
export function dateTimeInput(): Widget {
  return {
    ...inputShowing("datetime-local", { own: { step: 1 }, show: ({ texts }) => shownDateTime(texts.join(" ").trim()) }),
    read: (data, name) => (data.has(name) ? data.getAll(name).slice(-1) : readParts(data, name)),
  };
}

/** Reads what two controls sent, named `name_0` and `name_1` as in Django. */
export function readParts(data: URLSearchParams, name: string): readonly string[] | undefined {
  const parts = [data.get(`${name}_0`), data.get(`${name}_1`)];
  return parts.every((part) => part === null) ? undefined : parts.map((part) => part ?? "");
}

/** A day as a date control takes it; any other text as it is. */
export function shownDate(text: string): string {
  const day = parseDate(text.trim());
  return day === undefined ? text : isoDate(day);
}

/** A time as a time control takes it; any other text as it is. */
export function shownTime(text: string): string {
  const time = parseTime(text.trim());
  return time === undefined ? text : isoTime(time);
}

const shownForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

function shownDateTime(text: string): string {
  if (shownForm.test(text)) return text;
  // The zone does not matter: what was read in it is written in it.
  const parsed = parseDateTime(text, "UTC");
  return parsed.kind === "moment" ? isoDateTime(parsed.moment, "UTC") : text;
}

interface InputParts {
  readonly own?: Readonly<Record<string, AttributeValue>>;
  readonly show: (control: Control) => string | undefined;
}

function inputShowing(type: string, { own = {}, show }: InputParts): Widget {
  const list = attributes(own);
  return {
    render: (control) => html`<input type="${type}" value=${show(control)} ${list} ${controlAttributes(control)}>`,
  };
}
