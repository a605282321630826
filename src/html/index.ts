export { type Attributes, type AttributeValue, attributes } from "./attributes.ts";
export { MalformedTemplate, UnsafePosition, UnsupportedValue } from "./errors.ts";
export { escapeHtml } from "./escape-html.ts";
export { type HtmlValue, html, type SettledHtmlValue } from "./html.ts";
export { type Html, isHtml } from "./html-value.ts";
export { type Json, json } from "./json.ts";
export { type UnsafeUrl, unsafeHtml, unsafeUrl } from "./unsafe.ts";
