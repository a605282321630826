// Relations that are chosen by searching: a combobox in the place of the field that takes their keys.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

/** Milliseconds without a key after which the search begins. */
const pause = 200;
let count = 0;

class Combobox {
  /** Takes the keys to the server; hidden from now on. */
  field;
  input;
  list;
  status = element("p", { class: "visually-hidden", role: "status" });
  tokens = element("ul", { class: "tokens", hidden: "" });
  isMultiple;
  /** The texts of the chosen rows by their keys. */
  chosen;
  active = -1;
  timer;
  /** Counts the searches: their answers may overtake each other. */
  latest = 0;

  constructor(field) {
    this.field = field;
    this.isMultiple = field.dataset.multiple !== undefined;
    this.chosen = new Map(JSON.parse(field.dataset.chosen).map(({ id, text }) => [id, text]));
    this.list = element("ul", { id: `autocomplete-${count++}`, role: "listbox", "aria-label": "Results" });
    this.input = this.makeInput();
    this.listen();
    this.address = field.dataset.autocomplete;
    field.type = "hidden";
    for (const name of ["id", "data-autocomplete"]) field.removeAttribute(name);
    field.nextElementSibling.remove();
    field.after(element("div", { class: "combobox" }, this.tokens, this.input, this.list, this.status));
    this.close();
    this.showChosen();
  }

  /** The label, the help and the errors of the field belong to it from now on. */
  makeInput() {
    const input = this.field.cloneNode();
    for (const name of ["name", "data-autocomplete", "data-chosen", "data-multiple"]) input.removeAttribute(name);
    const pattern = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id };
    setAttributes(input, { ...pattern, autocomplete: "off", placeholder: "Type to search" });
    return input;
  }

  listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), pause);
    });
    this.input.addEventListener("keydown", (event) => {
      if (this.press(event.key)) event.preventDefault();
    });
    this.input.addEventListener("blur", () => this.leave());
    // A press moves the focus, and the list would be closed before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  /** True for a key that means something here. */
  press(key) {
    const isOpen = !this.list.hidden;
    if (key === "ArrowDown" && !isOpen) this.search();
    else if (key === "ArrowDown") this.activate(this.active + 1);
    else if (key === "ArrowUp" && isOpen) this.activate(Math.max(this.active, 0) - 1);
    else if (key === "Enter" && this.active >= 0) this.choose(this.list.children[this.active]);
    else if (key === "Escape" && isOpen) this.close();
    else return false;
    return true;
  }

  async search() {
    this.latest += 1;
    const search = this.latest;
    const response = await fetch(`${this.address}&${new URLSearchParams({ term: this.input.value })}`);
    if (!response.ok || search !== this.latest) return;
    const { results, pagination } = await response.json();
    if (search === this.latest) this.show(results, pagination.more);
  }

  show(results, hasMore) {
    this.close();
    this.list.replaceChildren(
      ...results.map(({ id, text }, index) => {
        return element("li", { id: `${this.list.id}-${index}`, role: "option", "data-id": id }, text);
      }),
    );
    this.list.hidden = results.length === 0;
    this.input.setAttribute("aria-expanded", String(results.length > 0));
    const found = results.length === 1 ? "1 result" : `${results.length} results`;
    this.status.textContent = hasMore ? `${found}, and more: go on typing` : found;
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  activate(index) {
    const options = [...this.list.children];
    this.active = (index + options.length) % options.length;
    for (const [place, option] of options.entries()) {
      option.setAttribute("aria-selected", String(place === this.active));
    }
    this.input.setAttribute("aria-activedescendant", options[this.active].id);
    options[this.active].scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    if (option === null) return;
    if (!this.isMultiple) this.chosen.clear();
    this.chosen.set(option.dataset.id, option.textContent);
    this.showChosen();
    this.close();
  }

  /** Emptying the field takes the choice back; any other text without a choice is given up. */
  leave() {
    clearTimeout(this.timer);
    this.latest += 1;
    if (!this.isMultiple && this.input.value === "") this.chosen.clear();
    this.showChosen();
    this.close();
  }

  showChosen() {
    this.field.value = [...this.chosen.keys()].join(",");
    this.input.value = this.isMultiple ? "" : ([...this.chosen.values()][0] ?? "");
    this.tokens.hidden = !this.isMultiple || this.chosen.size === 0;
    this.tokens.replaceChildren(...(this.isMultiple ? Array.from(this.chosen, (entry) => this.token(entry)) : []));
  }

  token([id, text]) {
    const remove = element("button", { type: "button", class: "plain", "aria-label": `Remove ${text}` }, "×");
    remove.addEventListener("click", () => {
      this.chosen.delete(id);
      this.showChosen();
      this.input.focus();
    });
    return element("li", {}, text, remove);
  }
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

function setAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
}

function enhance(root) {
  for (const field of root.querySelectorAll("[data-autocomplete]")) new Combobox(field);
}

enhance(document);
document.addEventListener("inline:added", (event) => enhance(event.target));
