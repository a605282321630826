// Tables of related rows: a button that adds an empty row, and one on each such row that takes it away again.

for (const inline of document.querySelectorAll("[data-inline]")) {
  const { inline: prefix, rowName, most } = inline.dataset;
  const template = inline.querySelector("template");
  const body = inline.querySelector("tbody");
  const total = inline.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const add = document.createElement("button");
  add.type = "button";
  add.className = "secondary";
  add.textContent = `Add another ${rowName}`;

  /** Rows are counted from 0 without a gap, so those behind one that was taken away move up. */
  const renumber = () => {
    for (const [index, row] of [...body.rows].entries()) {
      if (row.dataset.new === undefined) continue;
      const before = row.dataset.new;
      for (const element of [row, ...row.querySelectorAll("*")]) {
        for (const { name, value } of [...element.attributes]) {
          element.setAttribute(name, value.replaceAll(`${prefix}-${before}`, `${prefix}-${index}`));
        }
      }
      row.dataset.new = index;
    }
    total.value = body.rows.length;
    add.hidden = body.rows.length >= Number(most);
  };

  add.addEventListener("click", () => {
    const row = template.content.querySelector("tr").cloneNode(true);
    row.dataset.new = "__prefix__";
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "plain";
    remove.textContent = "Remove";
    remove.addEventListener("click", () => {
      row.remove();
      renumber();
      add.focus();
    });
    row.lastElementChild.replaceChildren(remove);
    body.append(row);
    renumber();
    row.dispatchEvent(new CustomEvent("inline:added", { bubbles: true }));
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });

  inline.append(add);
  renumber();
}
