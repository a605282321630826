/** One thing to choose. */
export interface Choice {
  /** What the control sends. */
  readonly value: string;
  /** What the person reads. */
  readonly label: string;
}

/** Choices under a common heading. */
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** What a list of choices shows, in its order. */
export type ChoiceList = readonly (Choice | ChoiceGroup)[];

/** Where a widget finds the choices of its field; it asks only for what it shows. */
export interface ChoiceSource {
  /** All choices, or undefined if there are too many for a list. */
  list(): ChoiceList | undefined | Promise<ChoiceList | undefined>;
  /** The choices with these values; values that are no choices are left out. */
  find(values: readonly string[]): readonly Choice[] | Promise<readonly Choice[]>;
}

/** Choices that are known from the start. */
export function fixedChoices(list: ChoiceList): ChoiceSource {
  const choices = list.flatMap((item) => ("choices" in item ? item.choices : [item]));
  return { list: () => list, find: (values) => choices.filter(({ value }) => values.includes(value)) };
}
