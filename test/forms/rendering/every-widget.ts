import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { PlainDate } from "#rooms/db";
import {
  defineForm,
  defineFormset,
  type Form,
  type Formset,
  field,
  renderErrorSummary,
  renderFields,
  renderFormset,
  widget,
} from "#rooms/forms";
import { html } from "#rooms/html";

const colours = { red: "Red", green: "Green", blue: "Blue" };

/** A form with every widget. */
export const everyWidget = defineForm({
  name: field.char({ help: "As friends say it.", autocomplete: "name", maxLength: 40 }),
  email: field.email({ required: false }),
  site: field.url({ required: false }),
  secret: field.password({ autocomplete: "new-password", required: false }),
  words: field.text({ widget: widget.textarea({ rows: 3 }) }),
  count: field.integer({ min: 1, max: 9 }),
  price: field.decimal({ decimalPlaces: 2, required: false }),
  colour: field.choice(colours),
  grouped: field.choice(
    [
      { label: "Warm", choices: [{ value: "red", label: "Red" }] },
      { label: "Cold", choices: [{ value: "blue", label: "Blue" }] },
    ],
    { required: false },
  ),
  paint: field.choice(colours, { widget: widget.radios(), help: "One of them." }),
  likes: field.choices(colours, { required: false }),
  owns: field.choices(colours, { widget: widget.checkboxes() }),
  known: field.nullBoolean(),
  agree: field.boolean({ label: "I agree" }),
  day: field.date({ required: false, initial: PlainDate.from("2026-11-22") }),
  clock: field.time({ required: false }),
  moment: field.datetime({ required: false }),
  split: field.datetime({ widget: widget.splitDateTime(), help: "When it begins." }),
  length: field.duration({ required: false }),
  portrait: field.file({ required: false, initial: { name: "ada.png", url: "/media/ada.png" } }),
  tint: field.char({ widget: widget.color(), initial: "#336699" }),
  key: field.char({ widget: widget.rawId(), required: false }),
  data: field.json({ required: false }),
  owner: field.char({ widget: widget.readOnly(), initial: "ada" }),
  token: field.hidden({ initial: "t" }),
});

/** Two guests, as a formset. */
export const guests = defineFormset(defineForm({ name: field.char(), vegan: field.boolean({ required: false }) }), {
  prefix: "guests",
  extra: 2,
  canDelete: true,
});

/** Serves the form and the formset on one page, under a policy that allows neither inline style nor script. */
export async function serveEveryWidget(): Promise<{ readonly server: Server; readonly origin: string }> {
  const environment = { TOLV_ENV: "development", TIME_ZONE: "Europe/Stockholm" };
  const config = readConfig({ groups: [], environment, stage: "run" });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const data = new URLSearchParams(Buffer.concat(chunks).toString());
    const body = await runInContext([currentConfig.with(config)], () => answer(request.method ?? "GET", data));
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(method: string, data: URLSearchParams): Promise<string> {
  if (method === "GET") return page(everyWidget.blank(), guests.blank());
  const [form, formset] = [await everyWidget.bind(data), await guests.bind(data)];
  return form.valid && formset.valid ? `<p>Saved ${form.values.split.toISOString()}.</p>` : page(form, formset);
}

async function page(form: Form, formset: Formset): Promise<string> {
  // The controls are posted without files, which the server of this test does not read.
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Every widget</title></head>
<body><main><h1>Every widget</h1>
<form method="post" novalidate>
${renderErrorSummary(form, formset)}
${renderFields(form)}
${renderFormset(formset, { label: "Guest" })}
<button type="submit">Save</button>
</form></main></body></html>`.render();
}
