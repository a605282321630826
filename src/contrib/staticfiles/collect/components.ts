/**
 * Orders what refers to each other so that everything comes after what it refers to; what refers to each other in a
 * circle comes together.
 *
 * @param targetsOf what a node refers to; nodes that are not among `nodes` are not asked for.
 * @see https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
export function components(
  nodes: readonly string[],
  targetsOf: (node: string) => readonly string[],
): readonly (readonly string[])[] {
  const found: string[][] = [];
  const visits = new Map<string, Visit>();
  const stack: string[] = [];

  const visit = (node: string): Visit => {
    const own: Visit = { lowest: visits.size, index: visits.size, open: true };
    visits.set(node, own);
    stack.push(node);
    for (const target of targetsOf(node)) {
      const known = visits.get(target);
      if (known === undefined) own.lowest = Math.min(own.lowest, visit(target).lowest);
      else if (known.open) own.lowest = Math.min(own.lowest, known.index);
    }
    if (own.lowest === own.index) found.push(close(node));
    return own;
  };

  const close = (first: string): string[] => {
    const members = stack.splice(stack.lastIndexOf(first));
    for (const member of members) Object.assign(visits.get(member) ?? {}, { open: false });
    return members;
  };

  for (const node of nodes) if (!visits.has(node)) visit(node);
  return found;
}

interface Visit {
  readonly index: number;
  lowest: number;
  open: boolean;
}
