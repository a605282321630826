import { malformed, TemplateFault, unsafe } from "./template-fault.ts";

/** An opening or closing tag; names are in lower case. */
export interface TagToken {
  readonly kind: "tag";
  readonly element: string;
  readonly closing: boolean;
  readonly attributes: readonly AttributeToken[];
  readonly start: number;
  readonly end: number;
}

/** An attribute in a tag's source; one without a name is a value in the place of attributes. */
export interface AttributeToken {
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly start: number;
  /** Where the value begins, after its quote. */
  readonly valueStart: number;
  readonly end: number;
}

const elementPattern = /<\/?([a-z][^\t\n\f\r />\0]*)(\0?)/iy;
const gapPattern = /[\t\n\f\r /]*/y;
const spreadPattern = /\0(?=[\t\n\f\r />])/y;
const namePattern = /([^\t\n\f\r />="'<\0]+)(\0?)/y;
const valuePattern = /[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'<=`]+))/y;
const equalsPattern = /[\t\n\f\r ]*=/y;

/**
 * Reads the tag that starts at `start`.
 *
 * @throws TemplateFault when the tag is not closed or ambiguous, or has a value in a name.
 */
export function scanTag(source: string, start: number): TagToken {
  const [opening, element = "", valueInName] = matchAt(elementPattern, source, start) ?? [""];
  if (valueInName !== "") throw new TemplateFault(namePartFault("tag"), start);
  const attributes: AttributeToken[] = [];
  let at = skipGap(source, start + opening.length);
  while (source[at] !== ">") {
    if (at >= source.length) throw new TemplateFault(unclosedTagFault, start);
    const attribute = scanAttribute(source, at);
    attributes.push(attribute);
    at = skipGap(source, attribute.end);
  }
  const closing = source[start + 1] === "/";
  return { kind: "tag", element: element.toLowerCase(), closing, attributes, start, end: at + 1 };
}

function scanAttribute(source: string, start: number): AttributeToken {
  if (matchAt(spreadPattern, source, start) !== null) return scanSpread(source, start);
  const [name = "", , valueInName] = matchAt(namePattern, source, start) ?? [];
  if (valueInName === "\0" || source[start] === "\0") throw new TemplateFault(namePartFault("attribute"), start);
  if (name === "") throw new TemplateFault(strayFault(source[start] ?? ""), start);
  return scanValue(source, name, start);
}

function scanSpread(source: string, start: number): AttributeToken {
  if (!/[\t\n\f\r ]/.test(source[start - 1] ?? "")) throw new TemplateFault(namePartFault("attribute"), start);
  return { name: "", value: "\0", quoted: false, start, valueStart: start, end: start + 1 };
}

function scanValue(source: string, name: string, start: number): AttributeToken {
  const nameEnd = start + name.length;
  const lowerName = name.toLowerCase();
  const [whole, double, single, bare] = matchAt(valuePattern, source, nameEnd) ?? [];
  if (whole === undefined) {
    if (matchAt(equalsPattern, source, nameEnd) !== null) throw new TemplateFault(brokenValueFault(name), start);
    return { name: lowerName, value: "", quoted: false, start, valueStart: nameEnd, end: nameEnd };
  }
  const end = nameEnd + whole.length;
  const quotedValue = double ?? single;
  if (quotedValue === undefined) return bareAttribute({ name: lowerName, value: bare ?? "", start, end });
  return { name: lowerName, value: quotedValue, quoted: true, start, valueStart: end - 1 - quotedValue.length, end };
}

function bareAttribute({ name, value, start, end }: Pick<AttributeToken, "name" | "value" | "start" | "end">) {
  const whole = value === "\0" || value === "\0/";
  if (value.includes("\0") && !whole) throw new TemplateFault(barePartFault(name), start);
  const length = whole ? 1 : value.length;
  const valueStart = end - value.length;
  return { name, value: value.slice(0, length), quoted: false, start, valueStart, end: valueStart + length };
}

function skipGap(source: string, at: number): number {
  gapPattern.lastIndex = at;
  gapPattern.test(source);
  return gapPattern.lastIndex;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

const unclosedTagFault = malformed(
  "The template ends inside a tag",
  "Close the tag and its quotes in the same template: a template begins and ends in text.",
);

function namePartFault(what: "tag" | "attribute") {
  const position = what === "tag" ? "the name of a tag" : "the name of an attribute";
  const remedy = what === "tag" ? "Choose between whole templates." : "Pass `attributes({ name: value })` instead.";
  return unsafe(position, remedy);
}

function strayFault(character: string) {
  return malformed(`A stray ${character} stands between attributes`, "Check the quotes before it.");
}

function brokenValueFault(name: string) {
  return malformed(`The value of attribute "${name}" is missing or not closed`, "Put the value between quotes.");
}

function barePartFault(name: string) {
  return unsafe(
    `a part of the unquoted attribute "${name}"`,
    `Put quotes around the whole: ${name}="…\${value}…"; without quotes the value must stand alone.`,
  );
}
