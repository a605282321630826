// Lists of rows: one box that selects all of a page, and the number of those that are selected.

for (const form of document.querySelectorAll("form[data-rows]")) {
  const all = form.querySelector("[data-select-all]");
  const boxes = [...form.querySelectorAll("input[name=_selected_action]")];
  const counter = form.querySelector("[data-counter]");
  const across = form.querySelector("[data-across]");
  const acrossBox = across?.querySelector("input");

  const update = () => {
    const count = boxes.filter((box) => box.checked).length;
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
    counter.textContent = acrossBox?.checked ? counter.dataset.all : `${count} of ${boxes.length} selected`;
    if (across && !all.checked) acrossBox.checked = false;
    if (across) across.hidden = !all.checked;
  };

  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    update();
  });
  form.addEventListener("change", update);
  update();
}
