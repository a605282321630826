import type { Control, Option, PageForm } from "./page-form.ts";
import { type Token, tokenizeHtml } from "./tokenize-html.ts";

type StartTag = Extract<Token, { kind: "start" }>;

/** A form while it is read. */
interface Draft extends PageForm {
  readonly controls: Control[];
}

/** The forms of a page in their order; disabled fields are not in them, fields elsewhere that name them by `form` are. */
export function readForms(page: string): PageForm[] {
  const reader = new FormReader();
  for (const token of tokenizeHtml(page)) reader.read(token);
  return reader.finish();
}

class FormReader {
  readonly #forms: Draft[] = [];
  /** Fields that belong to a form of another place. */
  readonly #strays: { readonly form: string; readonly control: Control }[] = [];
  #current: Draft | undefined;
  /** The element whose end, or whose text, is awaited. */
  #open: { readonly tag: StartTag; readonly options: Option[]; text: string } | undefined;

  read(token: Token): void {
    if (token.kind === "text") this.#readText(token.text);
    else if (token.kind === "end") this.#readEnd(token.name);
    else this.#readStart(token);
  }

  finish(): PageForm[] {
    for (const { form, control } of this.#strays) this.#forms.find(({ id }) => id === form)?.controls.push(control);
    return this.#forms.map((form) => ({ ...form, controls: mergeChoices(form.controls) }));
  }

  #readStart(tag: StartTag): void {
    const { name, attributes } = tag;
    if (name === "form") this.#openForm(attributes);
    else if (name === "input") this.#add(attributes, inputControl(attributes));
    else if (name === "select" || name === "textarea" || name === "button") this.#open = { tag, options: [], text: "" };
    else if (name === "option") this.#addOption(attributes);
  }

  #readText(text: string): void {
    if (this.#open !== undefined) this.#open.text += text;
  }

  #readEnd(name: string): void {
    if (name === "form") this.#current = undefined;
    if (this.#open === undefined) return;
    if (name === "option") this.#closeOption();
    if (name !== this.#open.tag.name) return;
    this.#closeOption();
    const { tag, options, text } = this.#open;
    this.#add(tag.attributes, elementControl(tag, options, text));
    this.#open = undefined;
  }

  #openForm(attributes: ReadonlyMap<string, string>): void {
    const method = attributes.get("method")?.toUpperCase() === "POST" ? "POST" : "GET";
    const isMultipart = method === "POST" && attributes.get("enctype") === "multipart/form-data";
    const [id = "", action = ""] = [attributes.get("id"), attributes.get("action")];
    this.#current = { id, action, method, isMultipart, controls: [] };
    this.#forms.push(this.#current);
  }

  #addOption(attributes: ReadonlyMap<string, string>): void {
    this.#closeOption();
    if (this.#open === undefined || attributes.has("disabled")) return;
    this.#open.text = "";
    // Without a value, the text is the value: it is known at the option's end.
    this.#open.options.push({ value: attributes.get("value") ?? pending, chosen: attributes.has("selected") });
  }

  #closeOption(): void {
    const last = this.#open?.options.at(-1);
    if (this.#open === undefined || last?.value !== pending) return;
    this.#open.options.splice(-1, 1, { ...last, value: this.#open.text.trim() });
  }

  #add(attributes: ReadonlyMap<string, string>, control: Control | undefined): void {
    if (control === undefined || attributes.has("disabled")) return;
    const form = attributes.get("form");
    if (form !== undefined) this.#strays.push({ form, control });
    else this.#current?.controls.push(control);
  }
}

/** No page can hold this character. */
const pending = "\0";

function inputControl(attributes: ReadonlyMap<string, string>): Control | undefined {
  const [name = "", value = ""] = [attributes.get("name"), attributes.get("value")];
  const type = attributes.get("type")?.toLowerCase() ?? "text";
  if (type === "submit") return { kind: "button", name, value, label: value };
  if (name === "" || type === "button" || type === "reset" || type === "image") return undefined;
  if (type === "file") return { kind: "file", name };
  if (type !== "checkbox" && type !== "radio") return { kind: "text", name, value };
  const option = { value: attributes.get("value") ?? "on", chosen: attributes.has("checked") };
  return { kind: "choice", name, multiple: type === "checkbox", options: [option] };
}

function elementControl(tag: StartTag, options: readonly Option[], text: string): Control | undefined {
  const [name = "", value = ""] = [tag.attributes.get("name"), tag.attributes.get("value")];
  if (tag.name === "button") {
    const type = tag.attributes.get("type") ?? "submit";
    return type === "submit" ? { kind: "button", name, value, label: text.trim() } : undefined;
  }
  if (name === "") return undefined;
  // The line break behind the tag is not part of the text.
  if (tag.name === "textarea") return { kind: "text", name, value: text.replace(/^\r?\n/, "") };
  const multiple = tag.attributes.has("multiple");
  const first = multiple || options.some(({ chosen }) => chosen) ? -1 : 0;
  const chosen = options.map((option, index) => (index === first ? { ...option, chosen: true } : option));
  return { kind: "choice", name, multiple, options: chosen };
}

/** Makes one choice of the boxes of one name. */
function mergeChoices(controls: readonly Control[]): Control[] {
  const merged: Control[] = [];
  for (const control of controls) {
    const index = merged.findIndex(
      ({ kind, name }) => control.kind === "choice" && kind === "choice" && name === control.name,
    );
    const known = merged[index];
    if (known?.kind !== "choice" || control.kind !== "choice") merged.push(control);
    else merged[index] = { ...known, options: [...known.options, ...control.options] };
  }
  return merged;
}
