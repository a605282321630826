import { type Html, html } from "#rooms/html";
import { messages } from "../messages.ts";
import type { FormCounts } from "./form-counts.ts";
import type { FormsetLimits } from "./formset-options.ts";

/** The names of the management form, which are Django's. */
const names = { total: "TOTAL_FORMS", initial: "INITIAL_FORMS", min: "MIN_NUM_FORMS", max: "MAX_NUM_FORMS" };

/** Renders the hidden controls that say how many forms there are. */
export function renderManagement({ total, initial }: FormCounts, { prefix, min, max }: FormsetLimits): Html {
  const counts = { [names.total]: total, [names.initial]: initial, [names.min]: min, [names.max]: max };
  return html`${Object.entries(counts).map(
    ([name, count]) => html`<input type="hidden" name="${prefix}-${name}" value="${count}" id="id_${prefix}-${name}">`,
  )}`;
}

/** What was read of the management form. */
interface ReadManagement {
  /** Within their limits; undefined where they are missing. */
  readonly counts: FormCounts | undefined;
  readonly errors: readonly string[];
}

/** Reads how many forms were submitted, never more than the limit. */
export function readManagement(data: URLSearchParams, { prefix, absoluteMax, max }: FormsetLimits): ReadManagement {
  const [total, initial] = [names.total, names.initial].map((name) => readCount(data.get(`${prefix}-${name}`)));
  if (total === undefined || initial === undefined) {
    const missing = [total === undefined ? names.total : [], initial === undefined ? names.initial : []].flat();
    return { counts: undefined, errors: [messages.noManagement(missing.map((name) => `${prefix}-${name}`))] };
  }
  const read = Math.min(total, absoluteMax);
  const errors = total > absoluteMax ? [messages.tooManyForms(max)] : [];
  return { counts: { total: read, initial: Math.min(initial, read) }, errors };
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
