/** The beginning of a text on one line, up to the end of a word. */
export function excerpt(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= length ? line : `${line.slice(0, length).replace(/\s\S*$/, "")}\u00a0…`;
}
