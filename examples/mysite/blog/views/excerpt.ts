/** The beginning of a text on one line, up to the end of a word. */
export function excerpt(text: string, length: number): string {
  const line = text.trim().replace(/\s{2,}|[^\S ]/g, " ");
  return line.length <= length ? line : `${line.slice(0, length).replace(/\s\S*$/, "")}\u00a0…`;
}
