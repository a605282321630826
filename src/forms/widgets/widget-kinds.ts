import { checkbox } from "./checkbox.ts";
import { fileInput } from "./file-input.ts";
import { dateInput, dateTimeInput, hidden, input, passwordInput, timeInput } from "./input-widgets.ts";
import { checkboxes, radios } from "./option-group.ts";
import { rawId } from "./raw-id.ts";
import { readOnly } from "./read-only.ts";
import { select, selectMultiple } from "./select.ts";
import { splitDateTime } from "./split-date-time.ts";
import { textarea } from "./textarea.ts";

/**
 * The kinds of widgets; each may be given to any field that it can show.
 *
 * @example
 * field.choice({ draft: "Draft", published: "Published" }, { widget: widget.radios() });
 */
export const widget = {
  text: () => input("text"),
  email: () => input("email"),
  url: () => input("url"),
  search: () => input("search"),
  tel: () => input("tel"),
  number: () => input("number"),
  color: () => input("color"),
  password: passwordInput,
  textarea,
  select,
  selectMultiple,
  radios,
  checkbox,
  checkboxes,
  hidden,
  date: dateInput,
  time: timeInput,
  dateTime: dateTimeInput,
  splitDateTime,
  file: fileInput,
  rawId,
  readOnly,
};
