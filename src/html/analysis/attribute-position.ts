import { type Fault, unsafe } from "./template-fault.ts";

/** What an attribute's value means to a browser, and so how it is written. */
export type AttributePosition =
  | { readonly kind: "text" | "words" | "boolean" | "link" | "resource" | "links" }
  | { readonly kind: "unsafe"; readonly fault: Fault };

/** An element as far as its template says it: what the meaning of an attribute may depend on. */
export interface ElementShape {
  readonly element: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const safeName = /^[a-z][a-z0-9:._-]*$/;
/** Attributes whose value browsers, or client libraries that read attributes, run as script. */
const scriptName = /^(?:on|hx-on|data-hx-on|x-|v-|ng-)/;
const wordName = /^(?:aria-|data-)/;

const wordNames = new Set(["contenteditable", "draggable", "spellcheck", "writingsuggestions"]);
const booleanNames = new Set(
  (
    "allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate hidden inert ismap " +
    "itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected"
  ).split(" "),
);
const linkNames = new Set(
  "href src action formaction xlink:href poster cite data background longdesc dynsrc lowsrc usemap".split(" "),
);
const linkListNames = new Set(["srcset", "imagesrcset", "ping", "attributionsrc"]);
const frozenNames = new Set(
  "srcdoc http-equiv sandbox allow attributename xml:base xmlns is codebase classid archive code manifest".split(" "),
);

/** Attributes that are harmless in general, not on this element: they change what is loaded or run. */
const frozenOnElement = new Map(
  Object.entries({
    script: ["type", "language", "event", "for"],
    link: ["rel", "as"],
    base: ["href"],
    param: ["name", "value", "valuetype"],
    animate: ["to", "from", "by", "values"],
    animatetransform: ["to", "from", "by", "values"],
    animatemotion: ["to", "from", "by", "values"],
    set: ["to"],
  }),
);

const loadingElements = new Set(["script", "embed", "object", "applet", "portal", "use"]);
const passiveLinks = new Set("alternate author canonical help icon license me next prev search".split(" "));

/**
 * Finds what a value in the attribute `name` of an element would mean.
 *
 * @example
 * attributePosition("href", { element: "a", attributes: new Map() }); // { kind: "link" }
 */
export function attributePosition(name: string, shape: ElementShape): AttributePosition {
  const fault = faultOf(name, shape);
  if (fault !== undefined) return { kind: "unsafe", fault };
  if (linkNames.has(name)) return { kind: loadsCode(shape) ? "resource" : "link" };
  if (linkListNames.has(name)) return { kind: "links" };
  if (booleanNames.has(name)) return { kind: "boolean" };
  return { kind: wordNames.has(name) || wordName.test(name) ? "words" : "text" };
}

function faultOf(name: string, { element, attributes }: ElementShape): Fault | undefined {
  const position = `the attribute "${name}" of <${element}>`;
  if (!safeName.test(name)) return unsafe(position, "Choose a name of letters, digits, and : . _ - inside.");
  if (scriptName.test(name)) return unsafe(`${position}, which is run as script`, scriptRemedy);
  if (name === "style") return unsafe(position, "Choose a class: a style sheet says what it looks like.");
  if (frozenNames.has(name) || frozenOnElement.get(element)?.includes(name)) return unsafe(position, frozenRemedy);
  if (element === "meta" && name === "content" && attributes.has("http-equiv")) return unsafe(position, frozenRemedy);
  return undefined;
}

function loadsCode({ element, attributes }: ElementShape): boolean {
  if (element !== "link") return loadingElements.has(element);
  const relations = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
  return !relations.every((relation) => passiveLinks.has(relation));
}

const scriptRemedy = "Pass the value in a data-… attribute, and add the listener in a script file.";
const frozenRemedy = "Write the attribute out in the template; choose between whole templates where it varies.";
