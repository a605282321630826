const maximalNames = 1000;
const maximalLength = 100;

/**
 * Makes a function of names compute each answer once. Names that programs choose are few and short; those that come
 * from outside may be neither, and are not kept without end.
 *
 * @example
 * const isSecret = oncePerName((name) => /password|token/i.test(name));
 */
export function oncePerName<Answer>(compute: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = compute(name);
    if (answers.size < maximalNames && name.length <= maximalLength) answers.set(name, answer);
    return answer;
  };
}
