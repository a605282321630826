import { compileTemplate } from "./analysis/compile-template.ts";
import type { Template } from "./analysis/template-builder.ts";
import { malformed, TemplateFault } from "./analysis/template-fault.ts";
import type { Attributes } from "./attributes.ts";
import { MalformedTemplate, UnsafePosition } from "./errors.ts";
import { Html } from "./html-value.ts";
import type { Json } from "./json.ts";
import { append, type Chunk } from "./markup.ts";
import { templateLocation } from "./template-location.ts";
import type { UnsafeUrl } from "./unsafe.ts";

/** What a template may be given; what each means depends on where it stands. */
export type HtmlValue = SettledHtmlValue | PromiseLike<SettledHtmlValue>;

/** What a promise in a template may resolve to. */
export type SettledHtmlValue =
  | Html
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Attributes
  | Json
  | URL
  | UnsafeUrl
  | Iterable<HtmlValue>;

const templates = new WeakMap<TemplateStringsArray, Template>();

/**
 * Makes markup from a template; each value is escaped for the place where it stands.
 *
 * - Between tags: strings, numbers and `bigint`; `Html` as it is; null, undefined, true and false render nothing;
 *   arrays and other iterables one after the other.
 * - `title=${value}`: null, undefined and false leave the attribute out, true writes it empty, quotes are added;
 *   `aria-…` and `data-…` write "true" and "false". `class="a ${value}"`: text only.
 * - `href`, `src`, `action` and other URLs: relative, http, https, mailto, tel; others become `about:invalid`. Where code
 *   is loaded from (`<script src>`, style sheets, `<object>`), this site only; `unsafeUrl` lets others pass.
 * - `<script type="application/json">${json(data)}</script>`.
 * - A promise of any of these, everywhere; `render` then answers with a promise.
 *
 * The template is analysed once, when it is first used.
 *
 * @throws UnsafePosition (`html.unsafe_position`) for a value where no escaping helps, such as `onclick` or a tag's name.
 * @throws MalformedTemplate (`html.malformed_template`) for a template that does not begin and end in text.
 * @throws UnsupportedValue (`html.unsupported_value`) for an object that has no text form.
 *
 * @example
 * const row = (post: Post) => html`<li><a href="/posts/${post.id}/">${post.title}</a></li>`;
 * const page = html`<ul>${posts.map(row)}</ul>`;
 * await page.render();
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  const template = templates.get(strings) ?? analyse(strings);
  const chunks: Chunk[] = [];
  let text = template.start;
  let index = 0;
  for (const { write, after } of template.steps) text = append(write(values[index++]), text, chunks) + after;
  return new Html(chunks.length === 0 ? text : [...chunks, text]);
}

function analyse(strings: TemplateStringsArray): Template {
  const location = templateLocation(html);
  try {
    const template = compileTemplate(sourceOf(strings), location);
    templates.set(strings, template);
    return template;
  } catch (error) {
    throw error instanceof TemplateFault ? errorFor(error, strings, location) : error;
  }
}

/** The template as one string. What is not the literal of a template could have come from a request. */
function sourceOf(strings: TemplateStringsArray): string {
  const isLiteral = Array.isArray(strings.raw) && Object.isFrozen(strings);
  if (!isLiteral) throw new TemplateFault(notLiteral, 0);
  if (strings.some((text) => text === undefined || text.includes("\0"))) throw new TemplateFault(forbiddenCharacter, 0);
  return strings.join("\0");
}

function errorFor({ fault, at }: TemplateFault, strings: TemplateStringsArray, location: string): Error {
  const { kind, what, remedy } = fault;
  const line =
    strings
      .join("\0")
      .slice(at, at + 60)
      .split("\n")[0] ?? "";
  const excerpt = line.replaceAll("\0", `\${…}`);
  if (kind === "unsafe") return new UnsafePosition({ position: what, excerpt, location, remedy });
  return new MalformedTemplate({ problem: what, excerpt, location, remedy });
}

const notLiteral = malformed("The template is no literal", "Write html`…`, with backquotes, and pass values inside.");
const forbiddenCharacter = malformed(
  "The template holds U+0000 or an invalid escape sequence",
  "Take it out: HTML forbids the character.",
);
