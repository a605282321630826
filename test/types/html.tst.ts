/** What the compiler lets into templates. Checked by `tsc`; never run. */
import { attributes, type Html, html, json, unsafeUrl } from "#rooms/html";

const post = { title: "A title", text: "A text", url: "/", entries: [] };

export const accepted: Html[] = [
  html`${"text"}${1}${1n}${null}${undefined}${true}${["a", [html`<b></b>`]]}${new Set(["a"])}`,
  html`${Promise.resolve("later")}${[Promise.resolve([html``])]}`,
  html`<a href=${new URL("https://a.test")} ${attributes({ title: "a", hidden: true, download: undefined })}>`,
  html`<script type="application/json">${json(post)}</script><script src=${unsafeUrl("https://a.test")}></script>`,
];

export const refused: Html[] = [
  // @ts-expect-error an object has no text form, and is not taken for a value that a function of the room made
  html`${post}`,
  // @ts-expect-error a date must be formatted
  html`${new Date()}`,
  // @ts-expect-error a function was not called
  html`${() => "a"}`,
  // @ts-expect-error a symbol has no text form
  html`${Symbol.iterator}`,
  // @ts-expect-error an attribute holds no markup
  html`<p ${attributes({ title: html`<b></b>` })}>`,
];
