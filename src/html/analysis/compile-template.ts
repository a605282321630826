import type { Writer } from "../writing/write-attribute.ts";
import { writeScriptData } from "../writing/write-script-data.ts";
import { writePlainText, writeText } from "../writing/write-text.ts";
import { compileTag } from "./compile-tag.ts";
import type { TagToken } from "./scan-tag.ts";
import { type PlainToken, scanTemplate, type Token } from "./scan-template.ts";
import { type Template, TemplateBuilder } from "./template-builder.ts";
import { type Fault, malformed, TemplateFault, unsafe } from "./template-fault.ts";

const jsonType = /^application\/(?:[a-z0-9.-]+\+)?json$/i;
const plainTextElements = new Set(["title", "textarea"]);
/** Browsers drop a line end that directly follows these tags, so one is added in front of a value. */
const lineDroppingElements = new Set(["textarea", "pre", "listing"]);

/**
 * Finds the context of every value of a template, once.
 *
 * @param source The template with U+0000 in the place of each value.
 * @param location Where the template stands, for errors at rendering time.
 * @throws TemplateFault for a value in an unsafe position, and for malformed markup.
 */
export function compileTemplate(source: string, location: string): Template {
  const builder = new TemplateBuilder(source);
  for (const token of scanTemplate(source)) compileToken(token, builder, location);
  return builder.build();
}

function compileToken(token: Token, builder: TemplateBuilder, location: string): void {
  if (token.kind === "tag") {
    compileTag(token, builder, location);
    if (dropsLine(token) && builder.hasHoleAt(token.end)) builder.add("\n");
  } else if (token.kind === "text") {
    builder.addValues(token, () => writeText);
  } else if (token.tag === undefined) {
    builder.addStatic(token, inComment);
  } else {
    compileRaw(token, token.tag, builder);
  }
}

function dropsLine({ element, closing }: TagToken): boolean {
  return lineDroppingElements.has(element) && !closing;
}

function compileRaw(token: PlainToken, tag: TagToken, builder: TemplateBuilder): void {
  if (plainTextElements.has(tag.element)) builder.addValues(token, () => plainTextWriter(token, builder));
  else if (isScriptData(tag)) builder.addValues(token, () => scriptDataWriter(token, builder));
  else builder.addStatic(token, rawFault(tag.element));
}

function plainTextWriter(token: PlainToken, builder: TemplateBuilder): Writer {
  // Inside <svg> the same content would be markup.
  if (builder.textOf(token).includes("<")) throw new TemplateFault(tagInPlainText, token.start);
  return writePlainText;
}

function isScriptData({ element, attributes }: TagToken): boolean {
  const type = attributes.find(({ name }) => name === "type");
  return element === "script" && type !== undefined && jsonType.test(type.value);
}

function scriptDataWriter(token: PlainToken, builder: TemplateBuilder): Writer {
  if (builder.textOf(token).trim() !== "\0") throw new TemplateFault(partOfScriptData, token.start);
  return writeScriptData;
}

function rawFault(element: string): Fault {
  return unsafe(`the content of <${element}>`, rawRemedies[element] ?? inComment.remedy);
}

const inComment = unsafe("a comment or a part that browsers do not show", "Take the value out of the template.");
const tagInPlainText = malformed("A title or text area holds a <, which is no markup there", "Write &lt; instead.");
const partOfScriptData = unsafe("a part of script data", "Put all of it into one value, made by json({ … }).");

const rawRemedies: Readonly<Record<string, string>> = {
  script:
    'Pass json(data) to <script type="application/json" id="…">, and parse it in the script; or use a data-… attribute.',
  style: "Choose a class: a style sheet says what it looks like.",
};
