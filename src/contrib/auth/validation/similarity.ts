/**
 * How much two texts have in common, from 0 to 1, whatever the order of their characters: what Python's
 * `SequenceMatcher.quick_ratio` answers, which decides in Django too.
 */
export function similarity(left: string, right: string): number {
  const leftCharacters = [...left];
  const rightCharacters = [...right];
  const shared = countShared(leftCharacters, rightCharacters);
  return (2 * shared) / Math.max(leftCharacters.length + rightCharacters.length, 1);
}

function countShared(left: readonly string[], right: readonly string[]): number {
  const available = new Map<string, number>();
  for (const character of right) available.set(character, (available.get(character) ?? 0) + 1);
  return left.filter((character) => takeOne(available, character)).length;
}

function takeOne(available: Map<string, number>, character: string): boolean {
  const count = available.get(character) ?? 0;
  available.set(character, count - 1);
  return count > 0;
}
