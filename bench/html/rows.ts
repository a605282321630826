/** One row of the change list that both renderers show. */
export interface Row {
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly status: string;
  readonly published: boolean;
  readonly comments: number;
  readonly created: string;
  readonly summary: string;
}

/** A hundred rows; every tenth has characters to escape, as texts of people do. */
export const rows: readonly Row[] = Array.from({ length: 100 }, (_, index) => ({
  id: index + 1,
  title: index % 10 === 0 ? `Tom & Jerry's <${index}> "best" of` : `A post about the number ${index}`,
  author: `author${index % 7}`,
  status: index % 3 === 0 ? "Draft" : "Published",
  published: index % 3 !== 0,
  comments: index * 3,
  created: `2026-11-${String((index % 28) + 1).padStart(2, "0")} 10:20`,
  summary: `What there is to say about ${index}, in a sentence of a usual length`,
}));
