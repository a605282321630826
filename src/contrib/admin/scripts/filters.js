// Filters: on narrow screens they stand above the rows, so they are closed until somebody asks for them.

const narrow = matchMedia("(max-width: 64rem)");

for (const details of document.querySelectorAll("details[data-filters]")) {
  const fit = () => {
    details.open = !narrow.matches;
  };
  narrow.addEventListener("change", fit);
  fit();
}
