const maxLength = 255;

/**
 * Reduces what a client calls a file to a name without folders and without characters that nobody sees; empty when
 * nothing is left of it.
 *
 * @see https://docs.djangoproject.com/en/5.2/releases/3.2.2/ (CVE-2021-31542)
 */
export function safeFileName(name: string): string {
  const [base = ""] = name.toWellFormed().split(/[/\\]/).slice(-1);
  const visible = base.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return visible === "." || visible === ".." ? "" : shorten(visible);
}

/** Keeps the ending, which says what the file is. */
function shorten(name: string): string {
  if (name.length <= maxLength) return name;
  const [, stem = name, ending = ""] = /^(.*)(\.[^.]{1,20})$/.exec(name) ?? [];
  return stem.slice(0, maxLength - ending.length).toWellFormed() + ending;
}
