// Fields that are filled in from others while those are typed, until somebody types into them.

const spelled = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** The same as `slugify` of the server. */
function slugOf(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => spelled[letter])
    .replace(/[^\x20-\x7e\s]/g, "")
    .replace(/[^\w\s-]/g, "")
    .replace(/[-\s]+/g, "-")
    .replace(/^[-_]+|[-_]+$/g, "");
}

for (const target of document.querySelectorAll("[data-prepopulated-from]")) {
  const sources = target.dataset.prepopulatedFrom.split(" ").map((id) => document.getElementById(id));
  let isTyped = target.value !== "";

  const fill = () => {
    if (isTyped) return;
    const slug = slugOf(sources.map((source) => source.value).join(" "));
    target.value = target.maxLength > 0 ? slug.slice(0, target.maxLength) : slug;
  };

  // An emptied field is filled again.
  target.addEventListener("input", () => {
    isTyped = target.value !== "";
  });
  for (const source of sources) source?.addEventListener("input", fill);
}
