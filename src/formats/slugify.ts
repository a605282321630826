/** Letters that do not come apart into a Latin one and its marks. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * Makes the part of an address that stands for a title: ASCII letters and digits in lower case, hyphens between words.
 *
 * As Django's `slugify`, which drops ß, æ, œ, ø, ł, đ, ð, þ and ı, where here they are spelled out.
 *
 * @example
 * slugify("Äpfel & Øl: “Größe” zählt"); // "apfel-ol-grosse-zahlt"
 *
 * @see https://docs.djangoproject.com/en/5.2/ref/utils/#django.utils.text.slugify
 */
export function slugify(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => spelled[letter] ?? "")
    .replace(/[^\x20-\x7e\s]/g, "")
    .replace(/[^\w\s-]/g, "")
    .replace(/[-\s]+/g, "-")
    .replace(/^[-_]+|[-_]+$/g, "");
}
