import type { Control } from "#rooms/forms";

/** A row that a control of a relation holds. */
export interface ChosenRow {
  /** Its key as the control sends it. */
  readonly id: string;
  readonly text: string;
}

/**
 * The rows that a control holds; what it holds besides is nothing that can be chosen.
 *
 * @param known Rows that can be chosen and were read already: where the control holds no others, none are asked for.
 */
export async function chosenRows(
  { choices, texts }: Control,
  known: readonly ChosenRow[],
): Promise<readonly ChosenRow[]> {
  const keys = texts.flatMap((text) => text.split(",")).map((text) => text.trim());
  const chosen = known.filter(({ id }) => keys.includes(id));
  if (chosen.length === keys.length) return chosen;
  const found = (await choices?.find(keys.filter(Boolean))) ?? [];
  return found.map(({ value, label }) => ({ id: value, text: label }));
}

/** Their texts, for people. */
export function textsOf(rows: readonly ChosenRow[]): string {
  return rows.map(({ text }) => text).join(", ");
}
