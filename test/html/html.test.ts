import assert from "node:assert/strict";
import { test } from "node:test";
import { type HtmlValue, html, isHtml, json, MalformedTemplate, UnsupportedValue, unsafeHtml } from "#rooms/html";
import { templateOf } from "./template-of.ts";

const sly = `<"&'>`;
const escaped = "&lt;&quot;&amp;&#39;&gt;";

test("strings are escaped in text and in every kind of attribute", () => {
  assert.equal(html`<p>${sly}</p>`.render(), `<p>${escaped}</p>`);
  assert.equal(html`<p title="${sly}">`.render(), `<p title="${escaped}">`);
  assert.equal(html`<p title='${sly}'>`.render(), `<p title='${escaped}'>`);
  assert.equal(html`<p title=${sly}>`.render(), `<p title="${escaped}">`);
  assert.equal(html`<p class="a ${sly} b">`.render(), `<p class="a ${escaped} b">`);
  assert.equal(html`<title>${sly}</title>`.render(), `<title>${escaped}</title>`);
});

test("numbers show as they are", () => {
  assert.equal(html`${0} ${-1.5} ${9007199254740993n} ${Number.NaN}`.render(), "0 -1.5 9007199254740993 NaN");
});

test("null, undefined, true and false render nothing between tags", () => {
  assert.equal(html`<p>${null}${undefined}${true}${false}</p>`.render(), "<p></p>");
});

test("only Html values pass unescaped, also in lists, sets and generators", () => {
  const bold = html`<b>${sly}</b>`;
  const generate = function* () {
    yield bold;
    yield "<";
  };
  assert.equal(html`${bold}`.render(), `<b>${escaped}</b>`);
  assert.equal(html`${[bold, "<", [1, null, [bold]]]}`.render(), `<b>${escaped}</b>&lt;1<b>${escaped}</b>`);
  assert.equal(html`${new Set(["<", bold])}${generate()}`.render(), `&lt;<b>${escaped}</b><b>${escaped}</b>&lt;`);
  assert.equal(html`${unsafeHtml("<hr>")}`.render(), "<hr>");
});

test("what looks like Html is not taken for it", () => {
  const forged: HtmlValue = JSON.parse('{"markup":"<script>","render":null}');
  assert.equal(isHtml(forged), false);
  assert.equal(isHtml(Object.create(html`<b></b>`)), false);
  assert.equal(isHtml(html`<b></b>`), true);
  assert.throws(() => html`${forged}`, UnsupportedValue);
});

test("a value is escaped the same however deep its template is nested", () => {
  const cell = (value: string) => html`<td title="${value}">${value}</td>`;
  const alone = cell(sly).render();
  assert.equal(html`<tr>${html`${[html`${cell(sly)}`]}`}</tr>`.render(), `<tr>${alone}</tr>`);
});

test("an attribute without quotes is left out for null, undefined and false, and empty for true", () => {
  const field = (value: HtmlValue) => html`<input disabled=${value} title=${value}>`.render();
  for (const value of [null, undefined, false]) assert.equal(field(value), "<input>");
  assert.equal(field(true), '<input disabled="" title="">');
  assert.equal(field(0), '<input disabled="0" title="0">');
  assert.equal(html`<input value=${""}/>`.render(), '<input value=""/>');
});

test("aria and data attributes say true and false where the value stands alone", () => {
  assert.equal(
    html`<p aria-busy=${false} data-on="${true}" draggable=${false}>`.render(),
    '<p aria-busy="false" data-on="true" draggable="false">',
  );
  assert.equal(html`<p aria-busy=${null} data-on="a ${false}">`.render(), '<p data-on="a ">');
});

test("a text area and a preformatted text keep a line end at their beginning", () => {
  assert.equal(
    html`<textarea>${"\nx"}</textarea><pre>${"\nx"}</pre>`.render(),
    "<textarea>\n\nx</textarea><pre>\n\nx</pre>",
  );
});

test("script data is JSON that cannot end its script", () => {
  const data = { text: "</script><!--\u2028&", list: [1, null] };
  const source = html`<script type="application/json" id="d">${json(data)}</script>`.render();
  assert.equal(
    source,
    '<script type="application/json" id="d">{"text":"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026","list":[1,null]}</script>',
  );
  assert.equal(
    html`<script type="application/ld+json">${"</script>"}</script>`.render(),
    '<script type="application/ld+json">"\\u003c/script\\u003e"</script>',
  );
  assert.equal(html`<p data-x=${json({ a: "<" })}>`.render(), '<p data-x="{&quot;a&quot;:&quot;\\u003c&quot;}">');
  assert.throws(() => json(undefined), TypeError);
});

test("objects without a text form are refused by their type, without their content", () => {
  const secret: HtmlValue = JSON.parse('{"password":"hunter2"}');
  const uses = [
    () => html`<p>${secret}</p>`,
    () => html`<p title="${secret}">`,
    () => html`<p title=${html`<b></b>`}>`,
    () => html`<title>${html`<b></b>`}</title>`,
    () => html`<textarea>${html`<b></b>`}</textarea>`,
    () => html`<p title=${["a"]}>`,
    () => html`<script type="application/json">${secret}</script>`,
    () => html`<p ${secret}>`,
  ];
  for (const use of uses) {
    assert.throws(
      use,
      (error: unknown) => error instanceof UnsupportedValue && !error.message.includes("hunter2"),
      String(use),
    );
  }
});

test("promises are awaited in every position, in lists and in each other, and keep their order", async () => {
  const later = <Value>(value: Value) => new Promise<Value>((resolve) => setImmediate(resolve, value));
  const page = html`<p title="${later(sly)}" id=${later(1)} hidden=${later(false)}>${[later(html`<b>${later(sly)}</b>`), "-", later([later("<")])]}</p>`;
  assert.equal(await page.render(), `<p title="${escaped}" id="1"><b>${escaped}</b>-&lt;</p>`);
  assert.equal(await html`<title>${later(sly)}</title>`.render(), `<title>${escaped}</title>`);
  assert.equal(await html`<a href=${later("javascript:1")}>`.render(), '<a href="about:invalid#unsafe-url">');
  assert.equal(
    await html`<script type="application/json">${later(json([1]))}</script>`.render(),
    '<script type="application/json">[1]</script>',
  );
});

test("a page without promises is rendered at once", () => {
  assert.equal(typeof html`<p>${"x"}</p>`.render(), "string");
});

test("a promise that fails makes rendering fail, and nothing else", async () => {
  const failure = new Error("no database");
  const page = html`<p>${Promise.reject(failure)}${new Promise<string>((resolve) => setImmediate(resolve, "x"))}</p>`;
  await new Promise((resolve) => setImmediate(resolve));
  await assert.rejects(async () => page.render(), failure);
});

test("chunks come as soon as they are known, and together are the page", async () => {
  const slow = Promise.withResolvers<string>();
  const chunks = html`<p>${"a"}</p>${slow.promise}<p>c</p>`.chunks();
  assert.equal((await chunks.next()).value, "<p>a</p>");
  slow.resolve("<");
  let rest = "";
  for await (const chunk of chunks) rest += chunk;
  assert.equal(rest, "&lt;<p>c</p>");
});

test("a page can be rendered again", async () => {
  const page = html`<p>${Promise.resolve("x")}</p>`;
  assert.equal(await page.render(), await page.render());
});

test("a template is analysed once, at its first use", () => {
  const strings = templateOf(["<p>", "</p>"]);
  let reads = 0;
  const watched = new Proxy(strings, {
    get: (target, name, receiver) => {
      if (name === "join") reads++;
      return Reflect.get(target, name, receiver);
    },
  });
  for (const value of ["a", "b", "c"]) html(watched, value);
  assert.equal(reads, 1);
});

test("strings that are no template literal are refused, since a request could have sent them", () => {
  const sent: TemplateStringsArray = JSON.parse('["<img src=x onerror=run>"]');
  assert.throws(() => html(sent), MalformedTemplate);
  assert.throws(() => html(templateOf(["a\0b"])), MalformedTemplate);
});
