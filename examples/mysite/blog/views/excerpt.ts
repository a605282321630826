/** The beginning of a text on one line, up to the end of a word. */
export function excerpt(text: string, length: number): string {
  const line = text.trim().replace(/\s{2,}|[^\S ]/g, " ");
  if (line.length <= length) return line;
  const end = line.lastIndexOf(" ", length - 1);
  return `${line.slice(0, end === -1 ? length : end)}\u00a0…`;
}
