/**
 * Finds the candidate that a misspelt name most probably meant: the one with the smallest edit distance, unless more
 * than two in five letters differ.
 */
export function nearestName(written: string, candidates: readonly string[]): string | undefined {
  const [nearest] = candidates
    .map((name) => ({ name, distance: editDistance(written, name) }))
    .filter(({ name, distance }) => distance <= 0.4 * Math.max(name.length, written.length))
    .sort((one, other) => one.distance - other.distance);
  return nearest?.name;
}

/** Levenshtein's distance with swaps of neighbours: how many slips of the finger lie between two words. */
function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + differs,
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
