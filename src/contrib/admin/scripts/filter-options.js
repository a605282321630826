// Long lists of boxes: a field above them that hides those which do not match.

/** A list of so many boxes is seen at a glance. */
const short = 8;

for (const group of document.querySelectorAll("[data-filterable]")) {
  const options = [...group.querySelectorAll("label")].filter((label) => label.querySelector("input"));
  if (options.length <= short) continue;
  const search = document.createElement("input");
  const status = document.createElement("p");
  search.type = "search";
  search.placeholder = "Filter";
  search.setAttribute("aria-label", `Filter ${group.dataset.filterable}`);
  status.className = "quiet";
  status.setAttribute("role", "status");

  const update = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    for (const option of options) {
      option.hidden = !words.every((word) => option.textContent.toLowerCase().includes(word));
    }
    const shown = options.filter((option) => !option.hidden).length;
    const chosen = options.filter((option) => option.querySelector("input").checked).length;
    status.textContent = `${chosen} chosen, ${shown} of ${options.length} shown`;
  };

  search.addEventListener("input", update);
  // Enter would send the whole form.
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  group.addEventListener("change", update);
  group.prepend(search);
  group.append(status);
  update();
}
