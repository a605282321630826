// Lists of rows: one box that selects all of a page, the number of those that are selected, and an offer of all pages.

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
    if (across) {
      across.hidden = !all.checked;
      acrossBox.checked &&= all.checked;
    }
    counter.textContent = acrossBox?.checked ? counter.dataset.all : `${count} of ${boxes.length} selected`;
  };

  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  form.addEventListener("change", update);
  update();
}
