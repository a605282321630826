import assert from "node:assert/strict";
import { test } from "node:test";
import { type Control, fixedChoices, type Widget, widget } from "#rooms/forms";

const colours = fixedChoices([
  { value: "red", label: "Red" },
  { label: "Cold", choices: [{ value: "blue", label: "Blue" }] },
]);

/** What a widget makes of a control with these texts. */
function render(shown: Widget, parts: Partial<Control> = {}): string {
  const base = {
    name: "n",
    id: "id_n",
    label: "N",
    texts: [],
    required: false,
    invalid: false,
    describedBy: undefined,
  };
  return String(shown.render({ ...base, attributes: {}, choices: colours, ...parts }).render());
}

test("inputs show their last text, and carry name, id and what the field asks for", () => {
  const parts = { texts: ["a", "b"], required: true, attributes: { maxlength: 3 }, describedBy: "h", invalid: true };
  assert.equal(
    render(widget.text(), parts),
    '<input type="text" value="b" name="n" id="id_n" required="" maxlength="3" aria-describedby="h" aria-invalid="true">',
  );
  for (const type of ["email", "url", "search", "tel", "number", "color"] as const) {
    assert.match(render(widget[type]()), new RegExp(`^<input type="${type}" name="n" id="id_n">$`));
  }
  assert.equal(render(widget.password(), { texts: ["secret"] }), '<input type="password" name="n" id="id_n">');
});

test("hidden inputs are one for each text", () => {
  assert.equal(
    render(widget.hidden(), { texts: ["1", "2"] }),
    '<input type="hidden" name="n" value="1" id="id_n"><input type="hidden" name="n" value="2" id="id_n_1">',
  );
  assert.equal(render(widget.hidden()), '<input type="hidden" name="n" value="" id="id_n">');
});

test("dates and times are shown as their controls take them, and other texts as they are", () => {
  assert.match(render(widget.date(), { texts: ["11/22/2026"] }), /value="2026-11-22"/);
  assert.match(render(widget.time(), { texts: ["8:05"] }), /value="08:05:00" step="1"/);
  assert.match(render(widget.dateTime(), { texts: ["2026-11-22", "8:05"] }), /value="2026-11-22T08:05:00"/);
  assert.match(render(widget.dateTime(), { texts: ["soon"] }), /type="datetime-local" value="soon"/);
  const split = render(widget.splitDateTime(), { texts: ["2026-11-22T08:05:00"] });
  assert.match(split, /value="2026-11-22" name="n_0" id="id_n_0"/);
  assert.match(
    split,
    /<label for="id_n_1">Time<\/label>\n<input type="time" value="08:05:00" step="1" name="n_1" id="id_n_1">/,
  );
});

test("a list has groups, marks what is chosen, and an empty choice where none must be", () => {
  assert.equal(
    render(widget.select(), { texts: ["blue"], required: true }),
    '<select name="n" id="id_n" required=""><option value="red">Red</option>' +
      '<optgroup label="Cold"><option value="blue" selected="">Blue</option></optgroup></select>',
  );
  assert.match(render(widget.select(), { texts: ["blue"] }), /<option value="">---------<\/option>/);
  assert.match(render(widget.select(), { required: true }), /<option value="" selected="">---------<\/option>/);
  const own = fixedChoices([{ value: "", label: "Any" }]);
  assert.equal(render(widget.select(), { choices: own }).match(/<option/g)?.length, 1);
  assert.match(
    render(widget.selectMultiple(), { texts: ["red", "blue"] }),
    /^<select multiple(="")?.*selected.*selected/,
  );
});

test("buttons and boxes are labelled one by one; what may be left open has a button for it", () => {
  const radios = render(widget.radios(), { texts: ["blue"] });
  assert.match(radios, /<label for="id_n_0"><input type="radio" value="" name="n" id="id_n_0"> None<\/label>/);
  assert.match(radios, /<input type="radio" value="blue" checked="" name="n" id="id_n_2"> Blue/);
  assert.doesNotMatch(render(widget.radios(), { required: true }), /None/);
  assert.doesNotMatch(render(widget.checkboxes()), /None/);
});

test("choices that are too many for a list are asked for by key", () => {
  const many = { list: () => undefined, find: () => [] };
  for (const shown of [widget.select(), widget.selectMultiple(), widget.radios(), widget.checkboxes()]) {
    assert.match(
      render(shown, { choices: many, texts: ["1", "2"] }),
      /<input type="text" value="1,2" autocomplete="off"/,
    );
  }
});

test("what is only shown is text, with the labels of choices", () => {
  assert.equal(render(widget.readOnly(), { texts: ["a"], choices: undefined }), '<output id="id_n">a</output>');
  assert.equal(render(widget.readOnly(), { choices: undefined }), '<output id="id_n">-</output>');
});

test("a box is read as its field needs it, ticked or not at all", () => {
  assert.match(render(widget.checkbox(), { texts: ["on"] }), /checked=""/);
  assert.doesNotMatch(render(widget.checkbox(), { texts: ["false"] }), /checked/);
});

test("two controls of one field are read under Django's names", () => {
  const read = (text: string) => widget.splitDateTime().read?.(new URLSearchParams(text), "n");
  assert.deepEqual(read("n_0=a&n_1=b"), ["a", "b"]);
  assert.deepEqual(read("n_1=b"), ["", "b"]);
  assert.equal(read("n=a"), undefined);
});

test("round buttons that may be left open have one that chooses nothing, and no second one", () => {
  assert.match(render(widget.radios()), /value="" name="n" id="id_n_0"> None<\/label>/);
  assert.doesNotMatch(render(widget.radios(), { required: true }), /None/);
  const answers = fixedChoices([
    { value: "", label: "Unknown" },
    { value: "true", label: "Yes" },
  ]);
  const own = render(widget.radios(), { choices: answers });
  assert.match(own, / Unknown<\/label>/);
  assert.doesNotMatch(own, / None<\/label>/);
});
