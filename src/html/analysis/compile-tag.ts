import { attributesWriter } from "../attributes.ts";
import {
  type AttributeKind,
  attributeValueWriter,
  type Writer,
  wholeAttributeWriter,
} from "../writing/write-attribute.ts";
import { type AttributePosition, attributePosition, type ElementShape } from "./attribute-position.ts";
import type { AttributeToken, TagToken } from "./scan-tag.ts";
import type { TemplateBuilder } from "./template-builder.ts";
import { malformed, TemplateFault, unsafe } from "./template-fault.ts";
import { urlWriterOf } from "./url-parts.ts";

/**
 * Adds a tag to a template, with a writer for each value in its attributes.
 *
 * @throws TemplateFault for an attribute whose value cannot be made safe.
 */
export function compileTag(tag: TagToken, builder: TemplateBuilder, location: string): void {
  if (tag.element === "plaintext") throw new TemplateFault(plaintextFault, tag.start);
  if (tag.closing && tag.attributes.length > 0) throw new TemplateFault(closingFault, tag.start);
  const shape = shapeOf(tag);
  let copied = tag.start;
  for (const attribute of tag.attributes) {
    if (!attribute.value.includes("\0")) continue;
    builder.add(builder.textOf({ start: copied, end: attribute.start }));
    if (attribute.name === "") builder.replaceGap(attributesWriter(shape, location));
    else compileAttribute(attribute, shape, builder);
    copied = attribute.end;
  }
  builder.add(builder.textOf({ start: copied, end: tag.end }));
}

function shapeOf({ element, attributes }: TagToken): ElementShape {
  // The first of two equal attributes counts, and Map keeps the last.
  return { element, attributes: new Map(attributes.toReversed().map(({ name, value }) => [name, value])) };
}

function compileAttribute(attribute: AttributeToken, shape: ElementShape, builder: TemplateBuilder): void {
  const kind = kindOf(attribute, attributePosition(attribute.name, shape));
  if (!attribute.quoted) {
    builder.replaceGap(wholeAttributeWriter(attribute.name, kind));
    return;
  }
  if (kind === "boolean") throw new TemplateFault(quotedBooleanFault(attribute.name), attribute.start);
  builder.add(builder.textOf({ start: attribute.start, end: attribute.valueStart }));
  builder.addValues({ start: attribute.valueStart, end: attribute.end }, quotedWriterOf(attribute, kind));
}

function kindOf(attribute: AttributeToken, position: AttributePosition): AttributeKind {
  if (position.kind === "unsafe") throw new TemplateFault(position.fault, attribute.start);
  return position.kind;
}

function quotedWriterOf(attribute: AttributeToken, kind: AttributeKind): (index: number) => Writer {
  if (kind === "link" || kind === "resource") return urlWriterOf(attribute, kind);
  const isWhole = attribute.value === "\0";
  return () => attributeValueWriter(attribute.name, kind === "words" && !isWhole ? "text" : kind);
}

const plaintextFault = malformed("<plaintext> makes text of all that follows it", "Use <pre> instead.");
const closingFault = malformed("A closing tag has attributes", "Move them to the opening tag.");

function quotedBooleanFault(name: string) {
  return unsafe(
    `the quoted attribute "${name}", which means true whatever it says`,
    `Leave the quotes out: ${name}=\${condition} is there only if the condition is true.`,
  );
}
