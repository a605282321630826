import { boolean, nullBoolean } from "./boolean-fields.ts";
import { choice, choices } from "./choice-fields.ts";
import { date, datetime, duration, time } from "./date-fields.ts";
import { file } from "./file-field.ts";
import { json } from "./json-field.ts";
import { bigInteger, decimal, float, integer } from "./number-fields.ts";
import { row, rows } from "./row-fields.ts";
import { char, email, hiddenText, ip, password, slug, text, url } from "./text-fields.ts";
import { uuid } from "./uuid-field.ts";

/**
 * The kinds of fields.
 *
 * @example
 * field.char({ label: "Title", maxLength: 200 });
 * field.choice({ draft: "Draft", published: "Published" });
 */
export const field = {
  char,
  text,
  password,
  email,
  slug,
  url,
  uuid,
  ip,
  hidden: hiddenText,
  integer,
  bigInteger,
  float,
  decimal,
  boolean,
  nullBoolean,
  date,
  time,
  datetime,
  duration,
  json,
  choice,
  choices,
  row,
  rows,
  file,
};
