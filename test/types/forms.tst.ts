/** What the compiler knows of forms. Checked by `tsc`; never run. */
import type { Duration, JsonValue, PlainDate, PlainTime } from "#rooms/db";
import {
  controlAttributes,
  defineForm,
  describeField,
  type Field,
  type FormValues,
  field,
  type SubmittedFile,
  type Widget,
  widget,
} from "#rooms/forms";
import { html } from "#rooms/html";
import type { Equal, Expect } from "./support.ts";

const form = defineForm({
  title: field.char(),
  rank: field.integer(),
  limit: field.integer({ required: false }),
  status: field.choice({ draft: "Draft", published: "Published" }),
  genre: field.choice({ prose: "Prose" }, { required: false }),
  stay: field.boolean({ required: false }),
});
const bound = await form.bind(new URLSearchParams());
if (bound.valid) {
  const values = bound.values;
  type Values = typeof values;
  const checked: [
    Expect<Equal<Values["title"], string>>,
    Expect<Equal<Values["rank"], number>>,
    Expect<Equal<Values["limit"], number | undefined>>,
    Expect<Equal<Values["status"], "draft" | "published">>,
    Expect<Equal<Values["genre"], "prose" | undefined>>,
    Expect<Equal<Values["stay"], boolean>>,
  ] = [true, true, true, true, true, true];
  console.log(checked);
} else {
  // @ts-expect-error A form with errors has no values.
  console.log(bound.values);
}
// @ts-expect-error There is no such field.
console.log(bound.fields.titel);
// @ts-expect-error The initial value has another type.
form.blank({ initial: { rank: "first" } });

const fieldsOfAllKinds = {
  uuid: field.uuid({ required: false }),
  big: field.bigInteger(),
  price: field.decimal({ decimalPlaces: 2, min: "0.00" }),
  known: field.nullBoolean(),
  day: field.date(),
  noDay: field.date({ required: false }),
  clock: field.time(),
  moment: field.datetime({ required: false }),
  length: field.duration(),
  data: field.json(),
  colours: field.choices({ red: "Red", blue: "Blue" }, { initial: ["red"] }),
  listed: field.choice([{ label: "Group", choices: [{ value: "a", label: "A" }] }]),
  portrait: field.file(),
  attachment: field.file({ required: false }),
};
type AllValues = FormValues<typeof fieldsOfAllKinds>;

export type ValuesOfAllKinds = [
  Expect<Equal<AllValues["uuid"], string | undefined>>,
  Expect<Equal<AllValues["big"], bigint>>,
  Expect<Equal<AllValues["price"], string>>,
  Expect<Equal<AllValues["known"], boolean | undefined>>,
  Expect<Equal<AllValues["day"], PlainDate>>,
  Expect<Equal<AllValues["noDay"], PlainDate | undefined>>,
  Expect<Equal<AllValues["clock"], PlainTime>>,
  Expect<Equal<AllValues["moment"], Date | undefined>>,
  Expect<Equal<AllValues["length"], Duration>>,
  Expect<Equal<AllValues["data"], JsonValue>>,
  Expect<Equal<AllValues["colours"], readonly ("red" | "blue")[]>>,
  Expect<Equal<AllValues["listed"], string>>,
  Expect<Equal<AllValues["portrait"], SubmittedFile | undefined>>,
  Expect<Equal<AllValues["attachment"], SubmittedFile | null | undefined>>,
];

// A present file is described, not sent.
defineForm(fieldsOfAllKinds).blank({ initial: { portrait: { name: "ada.png", url: "/media/ada.png" } } });
// @ts-expect-error No such choice.
field.choices({ red: "Red" }, { initial: ["green"] });
// @ts-expect-error A limit is a number.
field.integer({ max: "10" });

// A third party's field and widget are like ours.
const swatch: Widget = {
  render: (control) => html`<input type="color" value="${control.texts[0]}" ${controlAttributes(control)}>`,
};
export const colour: Field<{ readonly red: number }> = {
  ...describeField({ label: "Colour" }, { widget: swatch }),
  clean: (texts) => ({ valid: true, value: { red: texts.length } }),
  format: ({ red }) => [String(red)],
};
defineForm({ colour }, { clean: ({ colour }) => ({ form: colour.red > 9 ? ["Too red."] : [] }) });
defineForm({ name: field.char({ widget: widget.textarea({ rows: 3 }) }) });
