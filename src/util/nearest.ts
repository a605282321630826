/**
 * Finds the candidate that was most likely meant by a misspelt word, ignoring case.
 *
 * @returns undefined when no candidate is within one edit for each three letters of the word.
 *
 * @example
 * nearest("mirgate", ["migrate", "check"]); // "migrate"
 *
 * @see https://en.wikipedia.org/wiki/Levenshtein_distance
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let limit = Math.floor(word.length / 3);
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance > limit || (best !== undefined && distance === limit)) continue;
    best = candidate;
    limit = distance;
  }
  return best;
}

/** Counts the insertions, deletions and replacements of letters that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) previous = nextRow(previous, { row, letter, to });
  return previous[to.length] ?? 0;
}

function nextRow(
  previous: readonly number[],
  { row, letter, to }: { row: number; letter: string; to: string },
): number[] {
  const current = [row + 1];
  for (let column = 0; column < to.length; column += 1) {
    const replace = at(previous, column) + (letter === to[column] ? 0 : 1);
    current.push(Math.min(replace, at(previous, column + 1) + 1, at(current, column) + 1));
  }
  return current;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
