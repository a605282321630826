import { FieldNotFound, FormCannotSendFiles } from "../errors.ts";
import type { Button, Choice, Control, PageForm } from "./page-form.ts";

/** What a visitor puts into a field: a text, the values to choose, or whether a box is checked. */
export type FieldValue = string | boolean | readonly string[];

/** What a visitor does with a form; everything else stays as the page shows it. */
export interface Filling {
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly files?: Readonly<Record<string, File | readonly File[]>>;
  /** The button to press, by its name, value or text; the first one unless said otherwise. */
  readonly button?: string;
}

/** What a form sends, in the order of its fields. */
export type Entry = readonly [name: string, value: string | File];

/**
 * Fills a form in and presses a button, within what a visitor of the page could do.
 *
 * @throws FieldNotFound, FormCannotSendFiles
 */
export function fillForm(form: PageForm, filling: Filling): Entry[] {
  const { fields = {}, files = {} } = filling;
  const names = form.controls.filter(({ kind }) => kind !== "button").map(({ name }) => name);
  const missing = [...Object.keys(fields), ...Object.keys(files)].find((name) => !names.includes(name));
  if (missing !== undefined) throw new FieldNotFound({ what: `field ${missing}`, found: names });
  if (Object.keys(files).length > 0 && !form.isMultipart) throw new FormCannotSendFiles({ action: form.action });
  const button = pressedButton(form, filling.button);
  return form.controls.flatMap((control) => entriesOf(control, filling, button));
}

function pressedButton(form: PageForm, wanted: string | undefined): Button | undefined {
  const buttons = form.controls.filter((control) => control.kind === "button");
  if (wanted === undefined) return buttons[0];
  const pressed = buttons.find(({ name, value, label }) => [name, value, label].includes(wanted));
  if (pressed !== undefined) return pressed;
  throw new FieldNotFound({ what: `button ${wanted}`, found: buttons.map(({ name, label }) => name || label) });
}

function entriesOf(control: Control, { fields = {}, files = {} }: Filling, button: Button | undefined): Entry[] {
  const { name } = control;
  if (control.kind === "button") return control === button && name !== "" ? [[name, control.value]] : [];
  if (control.kind === "file") return chosenFiles(files[name]).map((file) => [name, file]);
  const value = fields[name];
  if (control.kind === "choice") return chosenValues(control, value).map((chosen) => [name, chosen]);
  return [[name, value === undefined ? control.value : textOf(name, value)]];
}

/** Browsers send a file without a name where none was chosen. */
function chosenFiles(files: File | readonly File[] = new File([], "")): readonly File[] {
  return [files].flat();
}

function chosenValues({ name, options }: Choice, value: FieldValue | undefined): string[] {
  if (value === undefined) return options.filter(({ chosen }) => chosen).map((option) => option.value);
  if (typeof value === "boolean") return value ? options.map((option) => option.value) : [];
  const wanted = [value].flat();
  const values = options.map((option) => option.value);
  const impossible = wanted.find((one) => !values.includes(one));
  if (impossible === undefined) return wanted;
  throw new FieldNotFound({ what: `choice ${JSON.stringify(impossible)} for ${name}`, found: values });
}

function textOf(name: string, value: FieldValue): string {
  if (typeof value === "string") return value;
  throw new FieldNotFound({ what: `box or list ${name} to choose from`, found: ["a text field of that name"] });
}
