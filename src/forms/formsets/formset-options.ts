/** How many forms a formset has, and what may be done in it. */
export interface FormsetOptions {
  /** Empty forms behind those of the rows. Default 3. */
  readonly extra?: number;
  /** The fewest forms that must be filled in. Default 0. */
  readonly min?: number;
  /** The most forms that may be filled in; rows that are there already may be more. Default 1,000. */
  readonly max?: number;
  /** The most forms that are read at all, whatever is sent. Default: 1,000 more than `max`. */
  readonly absoluteMax?: number;
  /** True for a box in each form that deletes it. */
  readonly canDelete?: boolean;
  /** False for a formset that only shows and changes the rows that are there. Default true. */
  readonly canAdd?: boolean;
  /** False for rows that are shown, and cannot be changed. Default true. */
  readonly canChange?: boolean;
  /** Goes before the names of all controls. Default: `form`, or the name of the relation. */
  readonly prefix?: string | undefined;
}

/** The options of a formset, the defaults filled in. */
export type FormsetLimits = Required<FormsetOptions> & { readonly prefix: string };

/** Fills in the defaults. */
export function formsetLimits({ max = 1_000, canAdd = true, extra = 3, ...given }: FormsetOptions): FormsetLimits {
  const { min = 0, absoluteMax = max + 1_000, canDelete = false, canChange = true, prefix = "form" } = given;
  return { extra: canAdd ? extra : 0, min, max, absoluteMax, canAdd, canChange, canDelete, prefix };
}
