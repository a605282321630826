import assert from "node:assert/strict";
import { test } from "node:test";
import {
  defineForm,
  type Form,
  field,
  renderErrorSummary,
  renderErrors,
  renderField,
  renderForm,
  widget,
} from "#rooms/forms";
import { html } from "#rooms/html";

const login = defineForm(
  {
    username: field.char({ maxLength: 150, autocomplete: "username", autofocus: true, help: "Letters & digits" }),
    password: field.password({ autocomplete: "current-password" }),
    role: field.choice({ a: "<A>", b: "B" }, { required: false }),
    stay: field.boolean({ required: false }),
    note: field.text({ required: false }),
  },
  { clean: () => ({ form: ["Not <you>."] }) },
);

const csrf = html`<input type="hidden" name="csrfmiddlewaretoken" value="token">`;
const render = (form: Form) => String(renderForm(form, { csrf, submit: "Log in" }).render());

test("a form posts, carries its token and has a button", () => {
  const text = render(login.blank());
  assert.match(text, /^<form method="post">\n<input type="hidden" name="csrfmiddlewaretoken" value="token">/);
  assert.match(text, /<button type="submit">Log in<\/button>/);
  const elsewhere = renderForm(login.blank(), { csrf, submit: "Go", action: "/login/?a=1&b=2" });
  assert.match(String(elsewhere.render()), /^<form method="post" action="\/login\/\?a=1&amp;b=2">/);
});

test("each control is tied to its label and help, and says what the browser may fill in", () => {
  const text = render(login.blank({ initial: { username: 'a"b' } }));
  assert.match(
    text,
    /<label for="id_username">Username <span class="required" aria-hidden="true">\*<\/span><\/label>\n<input type="text" value="a&quot;b" name="username" id="id_username" required="" maxlength="150" autocomplete="username" autofocus="" aria-describedby="id_username_help">/,
  );
  assert.match(text, /<p class="help" id="id_username_help">Letters &amp; digits<\/p>/);
  assert.match(
    text,
    /<input type="password" name="password" id="id_password" required="" autocomplete="current-password">/,
  );
});

test("errors stand beside their controls, which point to them", async () => {
  const text = render(await login.bind(new URLSearchParams()));
  assert.match(text, /aria-describedby="id_username_help id_username_errors" aria-invalid="true"/);
  assert.match(text, /<ul class="errorlist" id="id_username_errors"><li>This field is required\.<\/li><\/ul>/);
  assert.equal(text.match(/aria-invalid/g)?.length, 2);
});

test("errors of the whole form are announced, escaped; without any there is nothing", async () => {
  const text = render(await login.bind(new URLSearchParams("username=ada&password=p")));
  assert.match(
    text,
    /role="alert">\n<p>Please correct the error below.<\/p>\n<ul class="errorlist"><li>Not &lt;you&gt;\.<\/li><\/ul>/,
  );
  assert.equal(renderErrors(login.blank()), undefined);
});

test("what was typed comes back escaped, a password never", async () => {
  const typed = new URLSearchParams({
    username: "<script>",
    password: "hunter2",
    role: "b",
    stay: "on",
    note: "</textarea><b>",
  });
  const text = render(await login.bind(typed));
  assert.match(text, /value="&lt;script&gt;"/);
  assert.match(text, /<option value="b" selected="">B<\/option>/);
  assert.match(text, /<option value="a">&lt;A&gt;<\/option>/);
  assert.match(text, /<input type="checkbox" checked="" name="stay"/);
  assert.match(text, />\n&lt;\/textarea&gt;&lt;b&gt;<\/textarea>/);
  assert.doesNotMatch(text, /hunter2|<script>|<b>/);
});

test("what is not required is not marked as required, and a choice may be left open", () => {
  const { role, note } = login.blank().fields;
  assert.match(
    String(renderField(role).render()),
    /<select name="role" id="id_role"><option value="" selected="">---------<\/option>/,
  );
  assert.doesNotMatch(String(note.control.render()), /required/);
});

test("a group of controls is described by its help and its errors, in that order", async () => {
  const size = field.choice({ s: "Small", l: "Large" }, { widget: widget.radios(), help: "As worn." });
  const group = /<fieldset class="field" id="id_size" tabindex="-1" aria-describedby="id_size_help id_size_errors">/;
  const form = await defineForm({ size }).bind(new URLSearchParams());
  assert.match(String(renderField(form.fields.size).render()), group);
  const plain = defineForm({ size: field.choice({ s: "Small" }, { widget: widget.radios() }) }).blank();
  assert.match(String(renderField(plain.fields.size).render()), /<fieldset class="field" id="id_size" tabindex="-1">/);
});

test("the summary links to each field that is wrong, and only names a hidden one", async () => {
  const form = await defineForm({ step: field.hidden(), name: field.char() }).bind(new URLSearchParams());
  const summary = String(renderErrorSummary(form)?.render());
  assert.match(summary, /<li>\(Hidden field\) Step: This field is required\.<\/li>/);
  assert.match(summary, /<li><a href="#id_name">Name: This field is required\.<\/a><\/li>/);
  assert.match(summary, /Please correct the errors below\./);
});
